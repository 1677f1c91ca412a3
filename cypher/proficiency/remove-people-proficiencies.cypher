// Removes what a run wrote of some people: its own generation of the edges that it continues.
// @param people string[]
// @param run    string
MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(:Skill)
WHERE f.run = edges AND coalesce(f.since, 0) = generation
DELETE f
