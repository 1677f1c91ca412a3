// How many skills skill-page has in all.
// @param   framework string?
// @param   words     string[]   lower case
// @returns total int
MATCH (s:Skill)
WHERE ($framework IS NULL OR s.framework = $framework)
  AND all(word IN $words WHERE toLower(s.name) CONTAINS word)
RETURN count(*) AS total
