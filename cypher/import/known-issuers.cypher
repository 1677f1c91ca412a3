// Those of these ids that an issuer has.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (n:Issuer {id: wanted})
RETURN n.id AS id
ORDER BY id
