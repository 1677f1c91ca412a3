// Makes roles involve work activities, each with the number of tasks that are of it.
// @param rows {id string, activityId string, tasks int}[]
UNWIND $rows AS row
MATCH (r:Role {id: row.id}), (a:Activity {id: row.activityId})
CREATE (r)-[:INVOLVES {tasks: row.tasks}]->(a)
