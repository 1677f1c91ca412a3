// People as they stand; unknown ids are absent.
// @param   ids string[]
// @returns id string, externalId string, name string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
RETURN p.id AS id, p.externalId AS externalId, p.name AS name, p.unit AS unit, p.location AS location,
       p.joinedOn AS joinedOn, p.leftOn AS leftOn, p.wage AS wage, p.currency AS currency
ORDER BY id
