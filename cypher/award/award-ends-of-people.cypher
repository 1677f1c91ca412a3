// When the awards of some people were revoked or suspended after a moment, as they stand.
// @param   people string[]
// @param   after  int
// @param   open   int   the sequence that has not come
// @returns statusAt int
UNWIND $people AS wanted
MATCH (:Person {id: wanted})-[:HOLDS]->(a:Award)
WHERE a.statusAt > $after AND a.supersededSeq = $open
RETURN a.statusAt AS statusAt
