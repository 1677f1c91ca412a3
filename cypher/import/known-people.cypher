// Those of these ids that a person has.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (n:Person {id: wanted})
RETURN n.id AS id
ORDER BY id
