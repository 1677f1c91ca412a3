// The work activities of each role; a role without any is absent.
// @param   ids string[]
// @returns id string, activityIds string[], tasks int[]
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:INVOLVES]->(a:Activity)
WITH r.id AS id, a.id AS activityId, q.tasks AS taskCount
ORDER BY id, activityId
RETURN id, collect(activityId) AS activityIds, collect(taskCount) AS tasks
ORDER BY id
