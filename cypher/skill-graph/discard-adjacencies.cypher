// Removes some of a run's adjacencies, and says how many; 0 once none is left.
// @param   run   string
// @param   limit int
// @returns removed int
MATCH (:Skill)-[e:ADJACENT {run: $run}]->(:Skill)
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS removed
