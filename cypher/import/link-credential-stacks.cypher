// Gives credentials the stacks that they build.
// @param rows {id string, targetId string}[]
UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (t:Credential {id: row.targetId})
CREATE (c)-[:STACKS_INTO]->(t)
