// The blocks of vectors of a run.
// @param   run string
// @returns id string, edges int
MATCH (:Run {id: $run})-[:LEARNED]->(b:VectorBlock)
RETURN b.id AS id, 1 AS edges
ORDER BY id
