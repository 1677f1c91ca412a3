// Everything that some roles require, of which `importance` and `level` above 0 weigh.
// @param   roleIds string[]
// @returns roleId string, skillId string, importance float, level float
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill)
RETURN r.id AS roleId, s.id AS skillId, q.importance AS importance, q.level AS level
ORDER BY roleId, skillId
