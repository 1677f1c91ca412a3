// Says which skills others build on.
// @param rows {id string, relatedId string, relation string}[]
UNWIND $rows AS row
MATCH (s:Skill {id: row.id}), (t:Skill {id: row.relatedId})
CREATE (s)-[:BUILDS_ON {relation: row.relation}]->(t)
