// What each role requires by its framework, by skill; a role without any is absent.
// @param   ids string[]
// @returns id string, skillIds string[], importances float[], levels float[]
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill) WHERE q.source IS NULL
WITH r.id AS id, s.id AS skillId, q.importance AS importance, q.level AS level
ORDER BY id, skillId
RETURN id, collect(skillId) AS skillIds, collect(importance) AS importances, collect(level) AS levels
ORDER BY id
