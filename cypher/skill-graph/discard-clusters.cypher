// Removes some of a run's clusters with their edges, and says how many; 0 once none is left.
// @param   run   string
// @param   limit int
// @returns removed int
MATCH (c:RoleCluster {run: $run})
WITH c ORDER BY c.id LIMIT $limit
DETACH DELETE c
RETURN count(*) AS removed
