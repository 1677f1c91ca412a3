// Skills as they stand, each with those directly above it; unknown ids are absent.
// @param   ids string[]
// @returns id string, name string, broaderIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
OPTIONAL MATCH (s)-[:BROADER]->(b:Skill)
WITH s.id AS id, s.name AS name, b.id AS broaderId
ORDER BY id, broaderId
RETURN id, name, collect(broaderId) AS broaderIds
ORDER BY id
