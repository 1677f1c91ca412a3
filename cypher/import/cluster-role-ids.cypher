// Every role that a run put into each cluster of a label.
// @param   run    string     the published CLUSTER_ROLES run
// @param   labels string[]
// @returns clusterId string, label string, roleIds string[]
MATCH (c:RoleCluster {run: $run})<-[link:IN_CLUSTER]-(r:Role)
WHERE c.label IN $labels AND link.run = $run
WITH c.id AS clusterId, c.label AS label, r.id AS roleId
ORDER BY roleId
RETURN clusterId, label, collect(roleId) AS roleIds
ORDER BY clusterId
