// Withdraws the standing version of an observation, once.
// @param id     string
// @param at     int
// @param seq    int
// @param reason string
// @param open   int      the sequence that has not come
MATCH (o:Observation)-[:OF]->(p:Person) WHERE o.id = $id AND o.supersededSeq = $open AND o.withdrawnSeq = $open
SET o.withdrawnAt = $at, o.withdrawnSeq = $seq, o.withdrawnReason = $reason, p.evidenceSeq = $seq
