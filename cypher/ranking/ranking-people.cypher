// Everybody, with what the filters of a ranking ask.
// @returns personId string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?
MATCH (p:Person)
RETURN p.id AS personId, p.unit AS unit, p.location AS location, p.joinedOn AS joinedOn, p.leftOn AS leftOn,
       p.wage AS wage, p.currency AS currency
