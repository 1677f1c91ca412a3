// Issuers by id, in any order; unknown ids are absent.
// @param   ids string[]
// @returns id string, name string, url string?
UNWIND $ids AS wanted
MATCH (i:Issuer {id: wanted})
RETURN i.id AS id, i.name AS name, i.url AS url
ORDER BY id
