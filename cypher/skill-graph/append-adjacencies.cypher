// Adjacencies of a run. `roles` are those that ask for both, most telling first.
// @param run  string
// @param rows {sourceId string, targetId string, strength float, rank int, roles string[]}[]
UNWIND $rows AS row
MATCH (source:Skill {id: row.sourceId}), (target:Skill {id: row.targetId})
CREATE (source)-[:ADJACENT {run: $run, strength: row.strength, rank: row.rank, roles: row.roles}]->(target)
