// How many shortlists shortlist-page has in all.
// @param   targetId string?
// @param   run      string?
// @returns total int
MATCH (l:Shortlist)
WHERE ($targetId IS NULL OR l.targetId = $targetId) AND ($run IS NULL OR l.run = $run)
RETURN count(*) AS total
