// Lets series of some people stand again that a run had ended.
// @param people string[]
// @param run    string
MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(:Skill)
WHERE f.run = edges AND f.until = generation
REMOVE f.until
