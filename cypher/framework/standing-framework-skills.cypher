// The skills of a framework that no release has retired; in no order.
// @param   framework string
// @returns id string, kind string
MATCH (s:Skill {framework: $framework}) WHERE s.retiredIn IS NULL
RETURN s.id AS id, s.kind AS kind
