// Puts roles into clusters of a run.
// @param run  string
// @param rows {roleId string, clusterId string}[]
UNWIND $rows AS row
MATCH (r:Role {id: row.roleId}), (c:RoleCluster {id: row.clusterId})
CREATE (r)-[:IN_CLUSTER {run: $run}]->(c)
