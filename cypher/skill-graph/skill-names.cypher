// The name of every skill; in no order.
// @returns id string, name string
MATCH (s:Skill)
RETURN s.id AS id, s.name AS name
