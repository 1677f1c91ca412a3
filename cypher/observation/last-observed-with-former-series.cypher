// As lastObserved, and then every series of these pairs as a release before ADR 160 fitted it, which does not tell when its skill was observed.
// @param   rows {personId string, skillIds string[]}[]
// @param   asOf int
// @param   knownAt  int   below the time that has not come
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, skillId string, lastAt int?, formerInitial float?
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})<-[:OF]-(o:Observation)
WHERE o.skillId IN row.skillIds AND o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.recordedAt <= $knownAt
  AND NOT (o.supersededSeq <= $knownSeq AND o.supersededAt <= $knownAt)
  AND NOT (o.withdrawnSeq <= $knownSeq AND o.withdrawnAt <= $knownAt)
RETURN p.id AS personId, o.skillId AS skillId, max(o.at) AS lastAt, null AS formerInitial
UNION ALL
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill)
WHERE s.id IN row.skillIds AND f.observedAt IS NULL
RETURN p.id AS personId, s.id AS skillId, null AS lastAt, f.initial AS formerInitial
