// Removes some of a run's vectors, and says how many blocks; 0 once none is left.
// @param   run   string
// @param   limit int
// @returns removed int
MATCH (:Run {id: $run})-[:LEARNED]->(b:VectorBlock)
WITH b ORDER BY b.id LIMIT $limit
DETACH DELETE b
RETURN count(*) AS removed
