// Those of these ids that an assignment has.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (n:Assignment {id: wanted})
RETURN n.id AS id
ORDER BY id
