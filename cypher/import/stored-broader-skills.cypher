// The skills directly above each of these; one that has none is absent.
// @param   ids string[]
// @returns id string, broaderIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[:BROADER]->(b:Skill)
WITH s.id AS id, b.id AS broaderId
ORDER BY id, broaderId
RETURN id, collect(broaderId) AS broaderIds
ORDER BY id
