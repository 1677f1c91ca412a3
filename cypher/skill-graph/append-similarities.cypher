// Similarities of a run. `skills` are those that carry it, most first.
// @param run  string
// @param rows {sourceId string, targetId string, score float, rank int, skills string[]}[]
UNWIND $rows AS row
MATCH (source:Role {id: row.sourceId}), (target:Role {id: row.targetId})
CREATE (source)-[:SIMILAR_TO {run: $run, score: row.score, rank: row.rank, skills: row.skills}]->(target)
