// What replaces each of these skills; one that nothing replaces is absent.
// @param   ids string[]
// @returns id string, replacementIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[:REPLACED_BY]->(t:Skill)
WITH s.id AS id, t.id AS replacementId
ORDER BY id, replacementId
RETURN id, collect(replacementId) AS replacementIds
ORDER BY id
