// Everybody who was changed, or had an assignment changed, after a position of the change log.
// @param   after int
// @returns personId string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?
MATCH (p:Person) WHERE p.recordedSeq > $after
RETURN p.id AS personId, p.unit AS unit, p.location AS location, p.joinedOn AS joinedOn, p.leftOn AS leftOn,
       p.wage AS wage, p.currency AS currency
