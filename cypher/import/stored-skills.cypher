// Skills as they stand, each with those directly above it; unknown ids are absent.
// @param   ids string[]
// @returns id string, name string, broaderIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
CALL (s) {
  MATCH (s)-[:BROADER]->(b:Skill)
  WITH b.id AS broaderId
  ORDER BY broaderId
  RETURN collect(broaderId) AS broaderIds
}
RETURN s.id AS id, s.name AS name, broaderIds
ORDER BY id
