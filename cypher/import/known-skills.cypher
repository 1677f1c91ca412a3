// Those of these ids that a skill has.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (n:Skill {id: wanted})
RETURN n.id AS id
ORDER BY id
