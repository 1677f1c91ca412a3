// The clusters of a run.
// @param   run string
// @returns id string, edges int
MATCH (c:RoleCluster {run: $run})
RETURN c.id AS id, 1 AS edges
ORDER BY id
