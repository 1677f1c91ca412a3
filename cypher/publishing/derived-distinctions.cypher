// Where the DISTINGUISHED_BY edges of a run begin, and how many there are.
// @param   run string
// @returns id string, edges int
MATCH (n:RoleCluster)-[e:DISTINGUISHED_BY {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id
