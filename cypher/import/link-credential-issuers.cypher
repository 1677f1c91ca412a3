// Gives credentials their issuer.
// @param rows {id string, targetId string}[]
UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (t:Issuer {id: row.targetId})
CREATE (c)-[:ISSUED_BY]->(t)
