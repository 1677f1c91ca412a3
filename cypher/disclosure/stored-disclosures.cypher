// What people disclosed, as it stands; who disclosed nothing is absent.
// @param   ids string[]
// @returns id string, attributes string[], groups string[]
UNWIND $ids AS wanted
MATCH (d:Disclosure {id: wanted})
RETURN d.id AS id, d.attributes AS attributes, d.groups AS groups
ORDER BY id
