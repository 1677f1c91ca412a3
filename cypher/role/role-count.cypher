// How many roles role-page has in all.
// @param   framework string?
// @returns total int
MATCH (r:Role)
WHERE ($framework IS NULL OR r.framework = $framework)
RETURN count(*) AS total
