// How many roles clustered-role-page has in all.
// @param   clusterId string
// @param   run       string     the published CLUSTER_ROLES run
// @param   framework string?
// @returns total int
MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
WHERE ($framework IS NULL OR r.framework = $framework)
RETURN count(*) AS total
