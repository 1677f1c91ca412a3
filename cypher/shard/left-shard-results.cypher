// What parts of sharded rankings found and nobody has removed yet, page by page.
// @param   after string
// @param   limit int
// @returns id string, run string
MATCH (s:ShardResult)
WHERE s.id > $after
RETURN s.id AS id, s.run AS run
ORDER BY id LIMIT $limit
