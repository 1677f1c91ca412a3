// Where the ADJACENT edges of a run begin, and how many there are.
// @param   run string
// @returns id string, edges int
MATCH (n:Skill)-[e:ADJACENT {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id
