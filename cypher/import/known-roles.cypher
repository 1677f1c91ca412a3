// Those of these ids that a role has.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (n:Role {id: wanted})
RETURN n.id AS id
ORDER BY id
