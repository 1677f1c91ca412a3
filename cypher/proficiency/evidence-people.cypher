// Who has evidence in a view, how much, and the time of the newest; in order of id.
// @param   asOf     int
// @param   knownAt  int   below the time that has not come
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, observations int, lastAt int
MATCH (o:Observation)
WHERE o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.recordedAt <= $knownAt
  AND NOT (o.supersededSeq <= $knownSeq AND o.supersededAt <= $knownAt)
  AND NOT (o.withdrawnSeq <= $knownSeq AND o.withdrawnAt <= $knownAt)
RETURN o.personId AS personId, count(*) AS observations, max(o.at) AS lastAt
ORDER BY personId
