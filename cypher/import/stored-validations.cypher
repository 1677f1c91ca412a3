// What stands between these credentials and skills; pairs without a validation are absent.
// @param   rows {id string, skillId string}[]
// @returns id string, skillId string, level float
UNWIND $rows AS row
MATCH (c:Credential {id: row.id})-[q:VALIDATES]->(s:Skill {id: row.skillId})
RETURN c.id AS id, s.id AS skillId, q.level AS level
ORDER BY id, skillId
