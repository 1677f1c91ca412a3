// Where the IN_CLUSTER edges of a run begin, and how many there are.
// @param   run string
// @returns id string, edges int
MATCH (n:Role)-[e:IN_CLUSTER {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id
