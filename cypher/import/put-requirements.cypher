// Makes roles require skills as the organisation says, also where their framework says otherwise.
// @param rows {id string, skillId string, importance float, level float}[]
UNWIND $rows AS row
MATCH (r:Role {id: row.id}), (s:Skill {id: row.skillId})
MERGE (r)-[q:REQUIRES]->(s)
SET q.importance = row.importance, q.level = row.level, q.source = 'organisation'
