// Ends the standing versions of observations: newer ones follow.
// @param ids  string[]
// @param at   int
// @param seq  int
// @param open int        the sequence that has not come
UNWIND $ids AS wanted
MATCH (o:Observation {id: wanted})-[:OF]->(p:Person) WHERE o.supersededSeq = $open
SET o.supersededAt = $at, o.supersededSeq = $seq, p.evidenceSeq = $seq
