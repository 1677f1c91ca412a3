// A run's clusters by id.
// @param   run string     the published CLUSTER_ROLES run
// @returns id string, label string, size int
MATCH (c:RoleCluster {run: $run})
RETURN c.id AS id, c.label AS label, c.size AS size
ORDER BY id
