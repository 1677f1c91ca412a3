// Who has evidence in a view of now, and how much; in order of id. From people on: their ids are read once each.
// @param   asOf     int
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, observations int
MATCH (p:Person)<-[:OF]-(o:Observation)
WHERE o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.supersededSeq > $knownSeq AND o.withdrawnSeq > $knownSeq
WITH p, count(*) AS observations
RETURN p.id AS personId, observations
ORDER BY personId
