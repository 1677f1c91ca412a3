// When people were last observed in skills, up to a moment, as known in a view; who was not is absent.
// @param   rows {personId string, skillIds string[]}[]
// @param   asOf int
// @param   knownAt  int   below the time that has not come
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, skillId string, lastAt int
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})<-[:OF]-(o:Observation)
WHERE o.skillId IN row.skillIds AND o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.recordedAt <= $knownAt
  AND NOT (o.supersededSeq <= $knownSeq AND o.supersededAt <= $knownAt)
  AND NOT (o.withdrawnSeq <= $knownSeq AND o.withdrawnAt <= $knownAt)
RETURN p.id AS personId, o.skillId AS skillId, max(o.at) AS lastAt
ORDER BY personId, skillId
