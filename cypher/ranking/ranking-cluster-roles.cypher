// The roles of a cluster; no row for an unknown cluster or one of another run.
// @param   clusterId string
// @param   run       string   the published CLUSTER_ROLES run
// @returns roleId string
MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
RETURN r.id AS roleId
ORDER BY roleId
