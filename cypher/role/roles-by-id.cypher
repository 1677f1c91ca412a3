// Roles by id, in any order; unknown ids are absent.
// @param   ids string[]
// @returns id string, framework string, code string, title string
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id
