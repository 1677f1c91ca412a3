// Every skill of some names, in any order.
// @param   names string[]
// @returns id string, framework string, code string, name string, kind string
MATCH (s:Skill)
WHERE s.name IN $names
RETURN s.id AS id, s.framework AS framework, s.code AS code, s.name AS name, s.kind AS kind
