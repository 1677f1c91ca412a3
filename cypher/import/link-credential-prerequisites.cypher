// Gives credentials their prerequisites.
// @param rows {id string, targetId string}[]
UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (t:Credential {id: row.targetId})
CREATE (c)-[:REQUIRES_FIRST]->(t)
