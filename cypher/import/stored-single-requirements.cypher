// What stands between these roles and skills; pairs without a requirement are absent.
// @param   rows {id string, skillId string}[]
// @returns id string, skillId string, importance float, level float, source string?
UNWIND $rows AS row
MATCH (r:Role {id: row.id})-[q:REQUIRES]->(s:Skill {id: row.skillId})
RETURN r.id AS id, s.id AS skillId, q.importance AS importance, q.level AS level, q.source AS source
ORDER BY id, skillId
