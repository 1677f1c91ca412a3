// The codes of a framework's roles.
// @param   framework string
// @returns id string, code string
MATCH (r:Role {framework: $framework})
RETURN r.id AS id, r.code AS code
ORDER BY id
