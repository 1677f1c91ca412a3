// The cluster that each role lies in, and when it was placed if that was after the run; roles without one are absent.
// @param   roleIds string[]
// @param   run     string     the published CLUSTER_ROLES run
// @returns roleId string, id string, label string, size int, placedAt int?
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[link:IN_CLUSTER {run: $run}]->(c:RoleCluster)
RETURN r.id AS roleId, c.id AS id, c.label AS label, c.size AS size, link.placedAt AS placedAt
ORDER BY roleId, id, coalesce(placedAt, 0)
