// Which of these runs a stored shortlist was computed from.
// @param   ids string[]
// @returns run string
MATCH (s:Shortlist)
UNWIND s.runs AS cited
WITH DISTINCT cited
WHERE cited IN $ids
RETURN cited AS run
ORDER BY run
