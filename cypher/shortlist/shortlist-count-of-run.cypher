// How many shortlists one run made; optionally of one target.
// @param   run      string
// @param   targetId string?
// @returns total int
MATCH (l:Shortlist)
WHERE l.run = $run AND ($targetId IS NULL OR l.targetId = $targetId)
RETURN count(*) AS total
