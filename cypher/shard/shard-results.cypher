// What parts of a sharded ranking found; those that are not there are absent.
// @param   ids string[]
// @returns id string, body string
UNWIND $ids AS wanted
MATCH (s:ShardResult {id: wanted})
RETURN s.id AS id, s.body AS body
ORDER BY id
