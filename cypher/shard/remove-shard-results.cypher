// Forgets what parts of a sharded ranking found.
// @param ids string[]
UNWIND $ids AS gone
MATCH (s:ShardResult {id: gone})
DETACH DELETE s
