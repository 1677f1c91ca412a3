// Everybody who was changed, or had an assignment changed, at some positions of the change log and not since.
// @param   positions int[]
// @returns personId string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?
UNWIND $positions AS position
MATCH (p:Person {recordedSeq: position})
RETURN p.id AS personId, p.unit AS unit, p.location AS location, p.joinedOn AS joinedOn, p.leftOn AS leftOn,
       p.wage AS wage, p.currency AS currency
