// What each role requires, by skill; a role that requires nothing is absent.
// @param   ids string[]
// @returns id string, skillIds string[], importances float[], levels float[]
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill)
WITH r.id AS id, s.id AS skillId, q.importance AS importance, q.level AS level
ORDER BY id, skillId
RETURN id, collect(skillId) AS skillIds, collect(importance) AS importances, collect(level) AS levels
ORDER BY id
