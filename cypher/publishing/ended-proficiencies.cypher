// Where the PROFICIENT_IN edges of a run begin that had ended by a generation, and how many there are.
// @param   run        string
// @param   generation int
// @returns id string, edges int
MATCH (n:Person)-[e:PROFICIENT_IN {run: $run}]->()
WHERE e.until <= $generation
RETURN n.id AS id, count(e) AS edges
ORDER BY id
