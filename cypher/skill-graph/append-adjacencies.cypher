// Adjacencies of a run. `roles` are those that ask for both, most telling first; `strength` is what people show, drawn to
// what the framework says.
// @param run  string
// @param rows {sourceId string, targetId string, strength float, framework float, people int, rank int, roles string[]}[]
UNWIND $rows AS row
MATCH (source:Skill {id: row.sourceId}), (target:Skill {id: row.targetId})
CREATE (source)-[:ADJACENT {run: $run, strength: row.strength, framework: row.framework, people: row.people,
                            rank: row.rank, roles: row.roles}]->(target)
