// How many shortlists one target has.
// @param   targetId string
// @returns total int
MATCH (l:Shortlist {targetId: $targetId})
RETURN count(*) AS total
