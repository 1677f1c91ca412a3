// What everybody disclosed.
// @returns id string, attributes string[], groups string[]
MATCH (d:Disclosure)
RETURN d.id AS id, d.attributes AS attributes, d.groups AS groups
