// Skills by id, in any order; unknown ids are absent.
// @param   ids string[]
// @returns id string, framework string, code string, name string
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS id, s.framework AS framework, s.code AS code, s.name AS name
ORDER BY id
