// Who has evidence in a view of now, and how much; in order of id.
// @param   asOf     int
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, observations int
MATCH (o:Observation)
WHERE o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.supersededSeq > $knownSeq AND o.withdrawnSeq > $knownSeq
RETURN o.personId AS personId, count(*) AS observations
ORDER BY personId
