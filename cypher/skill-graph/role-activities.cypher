// Every detailed work activity of some roles; in no order.
// @param   roleIds string[]
// @returns roleId string, activityId string, tasks int
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[v:INVOLVES]->(a:Activity)
RETURN r.id AS roleId, a.id AS activityId, v.tasks AS tasks
