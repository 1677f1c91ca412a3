// Takes wage benchmarks from the roles that they spoke for.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (w:WageBenchmark {id: wanted})
MATCH (:Role)-[link:BENCHMARKED_BY]->(w)
DELETE link
