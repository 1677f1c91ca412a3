// The roles of a framework that no release has retired; in no order.
// @param   framework string
// @returns id string
MATCH (r:Role {framework: $framework}) WHERE r.retiredIn IS NULL
RETURN r.id AS id
