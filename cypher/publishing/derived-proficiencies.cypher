// Where the PROFICIENT_IN edges of a run begin, and how many there are.
// @param   run string
// @returns id string, edges int
MATCH (n:Person)-[e:PROFICIENT_IN {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id
