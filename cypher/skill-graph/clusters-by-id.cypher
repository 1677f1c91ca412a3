// Clusters of a run by id; unknown ids and those of other runs are absent.
// @param   ids string[]
// @param   run string     the published CLUSTER_ROLES run
// @returns id string, label string, size int
UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})
WHERE c.run = $run
RETURN c.id AS id, c.label AS label, c.size AS size
ORDER BY id
