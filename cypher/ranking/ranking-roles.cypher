// The roles of a framework, or all.
// @param   framework string?
// @returns roleId string
MATCH (r:Role)
WHERE $framework IS NULL OR r.framework = $framework
RETURN r.id AS roleId
