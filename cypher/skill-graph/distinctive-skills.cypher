// What sets each cluster apart, of whatever run, most distinctive first.
// @param   ids   string[]
// @param   limit int        how many of each
// @returns id string, skillId string, weight float, rank int
UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})-[d:DISTINGUISHED_BY]->(s:Skill)
WHERE d.run = c.run AND d.rank <= $limit
RETURN c.id AS id, s.id AS skillId, d.weight AS weight, d.rank AS rank
ORDER BY id, rank
