// Makes roles require skills.
// @param rows {id string, skillId string, importance float, level float}[]
UNWIND $rows AS row
MATCH (r:Role {id: row.id}), (s:Skill {id: row.skillId})
CREATE (r)-[:REQUIRES {importance: row.importance, level: row.level}]->(s)
