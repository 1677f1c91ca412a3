// How many skills skill-page has in all.
// @param   framework string?
// @returns total int
MATCH (s:Skill)
WHERE ($framework IS NULL OR s.framework = $framework)
RETURN count(*) AS total
