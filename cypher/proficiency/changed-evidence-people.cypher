// Whose evidence was recorded, corrected or withdrawn between two positions of the change log, or has happened since a
// moment; however it came.
// @param   after    int
// @param   upTo     int
// @param   happened int   evidence of before was in view already
// @returns personId string
MATCH (o:Observation)
WHERE (o.recordedSeq > $after AND o.recordedSeq <= $upTo) OR (o.supersededSeq > $after AND o.supersededSeq <= $upTo)
  OR (o.withdrawnSeq > $after AND o.withdrawnSeq <= $upTo) OR o.at > $happened
RETURN DISTINCT o.personId AS personId
ORDER BY personId
