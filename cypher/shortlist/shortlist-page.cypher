// A page of shortlists, newest first, then by id; optionally of one target or made by one run.
// @param   targetId    string?
// @param   run         string?
// @param   beforeAt    int       OPEN for the first page
// @param   afterId     string
// @param   limit       int
// @returns id string, createdAt int
MATCH (l:Shortlist)
WHERE ($targetId IS NULL OR l.targetId = $targetId) AND ($run IS NULL OR l.run = $run)
  AND (l.createdAt < $beforeAt OR (l.createdAt = $beforeAt AND l.id > $afterId))
RETURN l.id AS id, l.createdAt AS createdAt
ORDER BY createdAt DESC, id LIMIT $limit
