// Ended runs of a job whose edges still stand and are not among the last published ones. Parts write the whole's edges.
// @param   job   string
// @param   kept  string[]
// @param   after string     the last id of the page before, '' for the first
// @param   limit int
// @returns id string, edgesOf string
MATCH (r:Run {job: $job})
WHERE r.clearedAt IS NULL AND r.state IN ['COMPLETED', 'FAILED', 'CANCELLED'] AND NOT r.id IN $kept
  AND r.id > $after AND r.parentId IS NULL
RETURN r.id AS id, coalesce(r.edgesOf, r.id) AS edgesOf
ORDER BY id LIMIT $limit
