// A page of the shortlists that one run made, newest first, then by id; optionally of one target.
// @param   run         string
// @param   targetId    string?
// @param   beforeAt    int       OPEN for the first page
// @param   afterId     string
// @param   limit       int
// @returns id string, createdAt int
MATCH (l:Shortlist)
WHERE l.run = $run AND ($targetId IS NULL OR l.targetId = $targetId)
  AND (l.createdAt < $beforeAt OR (l.createdAt = $beforeAt AND l.id > $afterId))
RETURN l.id AS id, l.createdAt AS createdAt
ORDER BY createdAt DESC, id LIMIT $limit
