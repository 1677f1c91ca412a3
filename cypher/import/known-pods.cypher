// Those of these ids that a pod has.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (n:Pod {id: wanted})
RETURN n.id AS id
ORDER BY id
