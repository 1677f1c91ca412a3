// The issuer of each credential; a credential without any is absent.
// @param   ids string[]
// @returns id string, targetIds string[]
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ISSUED_BY]->(t:Issuer)
WITH c.id AS id, t.id AS targetId
ORDER BY id, targetId
RETURN id, collect(targetId) AS targetIds
ORDER BY id
