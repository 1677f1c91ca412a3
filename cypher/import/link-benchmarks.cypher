// Makes wage benchmarks speak for roles.
// @param rows {id string, roleId string}[]
UNWIND $rows AS row
MATCH (w:WageBenchmark {id: row.id}), (r:Role {id: row.roleId})
CREATE (r)-[:BENCHMARKED_BY]->(w)
