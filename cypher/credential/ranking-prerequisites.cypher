// Every credential that another one requires first.
// @returns credentialId string, firstId string
MATCH (c:Credential)-[:REQUIRES_FIRST]->(o:Credential)
RETURN c.id AS credentialId, o.id AS firstId
ORDER BY credentialId, firstId
