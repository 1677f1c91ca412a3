// Says which skills replace retired ones.
// @param rows {id string, replacementId string}[]
UNWIND $rows AS row
MATCH (s:Skill {id: row.id}), (t:Skill {id: row.replacementId})
CREATE (s)-[:REPLACED_BY]->(t)
