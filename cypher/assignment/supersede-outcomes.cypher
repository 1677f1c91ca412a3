// Ends the standing versions of outcomes: newer ones follow, or none where they were taken away.
// @param ids  string[]
// @param at   int
// @param seq  int
// @param open int        the sequence that has not come
UNWIND $ids AS wanted
MATCH (o:Outcome {id: wanted}) WHERE o.supersededSeq = $open
SET o.supersededAt = $at, o.supersededSeq = $seq
