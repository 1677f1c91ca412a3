// Which of these runs a shortlist that was made since was computed from.
// @param   ids   string[]
// @param   since int
// @returns run string
MATCH (s:Shortlist)
WHERE s.createdAt >= $since
UNWIND s.runs AS cited
WITH DISTINCT cited
WHERE cited IN $ids
RETURN cited AS run
ORDER BY run
