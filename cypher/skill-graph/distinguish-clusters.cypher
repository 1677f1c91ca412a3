// What sets clusters of a run apart, most distinctive first by rank.
// @param run  string
// @param rows {clusterId string, skillId string, rank int, weight float}[]
UNWIND $rows AS row
MATCH (c:RoleCluster {id: row.clusterId}), (s:Skill {id: row.skillId})
CREATE (c)-[:DISTINGUISHED_BY {run: $run, rank: row.rank, weight: row.weight}]->(s)
