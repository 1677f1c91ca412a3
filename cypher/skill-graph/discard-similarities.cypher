// Removes some of a run's similarities, and says how many; 0 once none is left.
// @param   run   string
// @param   limit int
// @returns removed int
MATCH (:Role)-[e:SIMILAR_TO {run: $run}]->(:Role)
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS removed
