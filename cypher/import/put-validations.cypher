// Makes credentials validate skills.
// @param rows {id string, skillId string, level float}[]
UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (s:Skill {id: row.skillId})
MERGE (c)-[q:VALIDATES]->(s)
SET q.level = row.level
