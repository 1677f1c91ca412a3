// Whose evidence was recorded, corrected or withdrawn between two positions of the change log, or has happened since a
// moment; however it came. One look at each version: OR over ranges would scan once for each, on Neo4j.
// @param   after    int
// @param   upTo     int
// @param   happened int   evidence of before was in view already
// @returns personId string
MATCH (o:Observation)
WHERE CASE
  WHEN o.recordedSeq > $after AND o.recordedSeq <= $upTo THEN true
  WHEN o.supersededSeq > $after AND o.supersededSeq <= $upTo THEN true
  WHEN o.withdrawnSeq > $after AND o.withdrawnSeq <= $upTo THEN true
  ELSE o.at > $happened END
RETURN DISTINCT o.personId AS personId
ORDER BY personId
