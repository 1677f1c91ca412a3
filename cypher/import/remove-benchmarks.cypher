// Takes wage benchmarks from the roles that they spoke for.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (w:WageBenchmark {id: wanted})
MATCH (w)<-[link:BENCHMARKED_BY]-(:Role)
DELETE link
