// Puts skills under broader ones.
// @param rows {id string, broaderId string}[]
UNWIND $rows AS row
MATCH (s:Skill {id: row.id}), (b:Skill {id: row.broaderId})
CREATE (s)-[:BROADER]->(b)
