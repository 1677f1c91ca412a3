// The broader skills of each skill, in the order of their ids.
// @param   ids   string[]
// @param   limit int       how many of each at most
// @returns id string, broaderIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[:BROADER]->(b:Skill)
WITH s.id AS id, b.id AS broaderId ORDER BY id, broaderId
WITH id, collect(broaderId) AS found
RETURN id, found[0..$limit] AS broaderIds
ORDER BY id
