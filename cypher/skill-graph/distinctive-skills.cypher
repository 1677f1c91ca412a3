// What sets each cluster apart, most distinctive first.
// @param   ids   string[]
// @param   run   string     the published CLUSTER_ROLES run
// @param   limit int        how many of each
// @returns id string, skillId string, weight float, rank int
UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})-[d:DISTINGUISHED_BY {run: $run}]->(s:Skill)
WHERE d.rank <= $limit
RETURN c.id AS id, s.id AS skillId, d.weight AS weight, d.rank AS rank
ORDER BY id, rank
