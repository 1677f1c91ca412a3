// Whom superseded versions of observations were of, each person once.
// @param   ids      string[]
// @param   open     int      the sequence that has not come
// @returns personId string
UNWIND $ids AS wanted
MATCH (o:Observation {id: wanted}) WHERE o.supersededSeq < $open
RETURN DISTINCT o.personId AS personId
ORDER BY personId
