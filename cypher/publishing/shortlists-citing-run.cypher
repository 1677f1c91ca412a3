// Whether a stored shortlist was computed from a run.
// @param   run string
// @returns id  string
MATCH (s:Shortlist)
WHERE $run IN s.runs
RETURN s.id AS id
ORDER BY id LIMIT 1
