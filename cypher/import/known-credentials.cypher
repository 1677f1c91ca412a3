// Those of these ids that a credential has.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (n:Credential {id: wanted})
RETURN n.id AS id
ORDER BY id
