// The organisation's own titles of roles, of its own and of frameworks; unknown roles are absent.
// @param   ids string[]
// @returns id string, titles string[]?
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.organisationTitles AS titles
ORDER BY id
