// Awards that were revoked or suspended after a moment, or are unverified from then on, as they stand. Found by their status,
// which few awards have.
// @param   after int
// @param   open  int   the sequence that has not come
// @returns personId string, statusAt int
MATCH (a:Award)
WHERE a.status IN ['REVOKED', 'SUSPENDED', 'UNVERIFIED'] AND a.statusAt > $after AND a.supersededSeq = $open
RETURN a.personId AS personId, a.statusAt AS statusAt
