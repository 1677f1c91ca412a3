// Puts roles that came after a run into its clusters, one each.
// @param run  string     the published CLUSTER_ROLES run
// @param rows {roleId string, clusterId string, placedAt int}[]
UNWIND $rows AS row
MATCH (r:Role {id: row.roleId}), (c:RoleCluster {id: row.clusterId})
MERGE (r)-[link:IN_CLUSTER {run: $run}]->(c)
SET link.placedAt = row.placedAt
