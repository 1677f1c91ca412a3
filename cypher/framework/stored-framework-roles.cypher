// What the releases of a framework have said of these roles so far; unknown ids are absent.
// @param   ids string[]
// @returns id string, content string?, addedRelease int?, changedRelease int?, retiredIn string?, retiredRelease int?
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.content AS content, r.addedRelease AS addedRelease, r.changedRelease AS changedRelease,
       r.retiredIn AS retiredIn, r.retiredRelease AS retiredRelease
ORDER BY id
