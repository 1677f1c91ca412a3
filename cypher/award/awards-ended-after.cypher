// Awards that were revoked or suspended after a moment, as they stand.
// @param   after int
// @param   open  int   the sequence that has not come
// @returns personId string, statusAt int
MATCH (a:Award)
WHERE a.statusAt > $after AND a.supersededSeq = $open
RETURN a.personId AS personId, a.statusAt AS statusAt
