// A page of roles in the order of their ids.
// @param   after     string     the last id of the former page, '' for the first
// @param   framework string?
// @param   limit     int
// @returns id string, framework string, code string, title string
MATCH (r:Role)
WHERE r.id > $after AND ($framework IS NULL OR r.framework = $framework)
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id LIMIT $limit
