// Every detailed work activity of every role; in no order.
// @returns roleId string, activityId string, tasks int
MATCH (r:Role)-[v:INVOLVES]->(a:Activity)
RETURN r.id AS roleId, a.id AS activityId, v.tasks AS tasks
