// Forgets all that these people disclosed.
// @param ids string[]
UNWIND $ids AS gone
MATCH (d:Disclosure {id: gone})
DETACH DELETE d
