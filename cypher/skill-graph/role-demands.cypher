// Every requirement of some roles, for learning from; in no order.
// @param   roleIds string[]
// @returns roleId string, skillId string, skillKind string, importance float, level float
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill)
RETURN r.id AS roleId, s.id AS skillId, s.kind AS skillKind, q.importance AS importance, q.level AS level
