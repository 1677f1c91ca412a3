// Issuers as they stand; unknown ids are absent.
// @param   ids string[]
// @returns id string, externalId string, name string, url string?
UNWIND $ids AS wanted
MATCH (i:Issuer {id: wanted})
RETURN i.id AS id, i.externalId AS externalId, i.name AS name, i.url AS url
ORDER BY id
