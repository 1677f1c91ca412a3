// The roles that ask for each skill; skills that none asks for are absent.
// @param   ids string[]
// @returns id string, roleIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})<-[:REQUIRES]-(r:Role)
RETURN s.id AS id, collect(r.id) AS roleIds
ORDER BY id
