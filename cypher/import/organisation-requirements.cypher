// The skills that each role requires because the organisation says so; a role without any is absent.
// @param   ids string[]
// @returns id string, skillIds string[]
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill) WHERE q.source = 'organisation'
WITH r.id AS id, s.id AS skillId
ORDER BY id, skillId
RETURN id, collect(skillId) AS skillIds
ORDER BY id
