// The skills of its framework that each of these builds on; one without any is absent.
// @param   ids string[]
// @returns id string, relatedIds string[], relations string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[link:BUILDS_ON]->(t:Skill)
WITH s.id AS id, t.id AS relatedId, link.relation AS relation
ORDER BY id, relatedId
RETURN id, collect(relatedId) AS relatedIds, collect(relation) AS relations
ORDER BY id
