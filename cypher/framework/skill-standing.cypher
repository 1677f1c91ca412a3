// What the releases of their frameworks tell of skills; unknown ids are absent.
// @param   ids string[]
// @returns id string, trend string?, retiredIn string?
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS id, s.trend AS trend, s.retiredIn AS retiredIn
ORDER BY id
