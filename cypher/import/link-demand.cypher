// Puts openings between their pods and roles.
// @param rows {id string, podId string, roleId string}[]
UNWIND $rows AS row
MATCH (d:Demand {id: row.id}), (p:Pod {id: row.podId}), (r:Role {id: row.roleId})
CREATE (p)-[:NEEDS]->(d), (d)-[:FOR_ROLE]->(r)
