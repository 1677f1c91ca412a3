// Makes credentials validate skills; each says when what it vouches for last changed.
// @param rows {id string, skillId string, level float}[]
// @param seq  int   the position of the change in the change log
UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (s:Skill {id: row.skillId})
MERGE (c)-[q:VALIDATES]->(s)
SET q.level = row.level, c.validatedSeq = $seq
