// The organisation's own roles as they stand; unknown ids are absent.
// @param   ids string[]
// @returns id string, title string, unit string?
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.title AS title, r.unit AS unit
ORDER BY id
