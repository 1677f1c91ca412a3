// Removes fitted series of a run, so many at a time.
// @param   run   string
// @param   limit int
// @returns removed int
MATCH (:Person)-[f:PROFICIENT_IN {run: $run}]->(:Skill)
WITH f LIMIT $limit
DELETE f
RETURN count(*) AS removed
