// Everybody whose id lies within a range, with what the filters of a ranking ask.
// @param   from  string
// @param   until string   the first that no longer belongs to it
// @returns personId string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?
MATCH (p:Person)
WHERE p.id >= $from AND p.id < $until
RETURN p.id AS personId, p.unit AS unit, p.location AS location, p.joinedOn AS joinedOn, p.leftOn AS leftOn,
       p.wage AS wage, p.currency AS currency
