// A page of skills in the order of their ids. No framework is all of them.
// @param   after     string     the last id of the former page, '' for the first
// @param   framework string?
// @param   limit     int
// @returns id string, framework string, code string, name string
MATCH (s:Skill)
WHERE s.id > $after AND ($framework IS NULL OR s.framework = $framework)
RETURN s.id AS id, s.framework AS framework, s.code AS code, s.name AS name
ORDER BY id LIMIT $limit
