// How many shortlists there are.
// @returns total int
MATCH (l:Shortlist)
RETURN count(*) AS total
