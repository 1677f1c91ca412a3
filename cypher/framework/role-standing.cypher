// What the releases of their frameworks tell of roles; unknown ids are absent.
// @param   ids string[]
// @returns id string, retiredIn string?
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.retiredIn AS retiredIn
ORDER BY id
