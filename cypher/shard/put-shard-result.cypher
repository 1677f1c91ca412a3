// Keeps what one part of a sharded ranking found until the whole has read it.
// @param id   string
// @param run  string   the whole
// @param body string   JSON: ids, counts and scores
MERGE (s:ShardResult {id: $id})
SET s.run = $run, s.body = $body
