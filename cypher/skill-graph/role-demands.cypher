// Every requirement of every role, for learning from; in no order.
// @returns roleId string, skillId string, skillKind string, importance float, level float
MATCH (r:Role)-[q:REQUIRES]->(s:Skill)
RETURN r.id AS roleId, s.id AS skillId, s.kind AS skillKind, q.importance AS importance, q.level AS level
