// The skills that people's awards validate, as known in a view, and when what was revoked or suspended ended; none that is unverified.
// @param   people   string[]
// @param   asOf     int
// @param   knownAt  int   below the time that has not come
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, skillId string, taskClass string, level float, awardedAt int, endedAt int?, awardId string
UNWIND $people AS person
MATCH (:Person {id: person})-[:HOLDS]->(a:Award)-[:OF]->(:Credential)-[v:VALIDATES]->(s:Skill)
WHERE a.awardedAt <= $asOf AND a.recordedSeq <= $knownSeq AND a.recordedAt <= $knownAt
  AND NOT (a.supersededSeq <= $knownSeq AND a.supersededAt <= $knownAt)
  AND (a.status IS NULL OR a.status <> 'UNVERIFIED')
RETURN a.personId AS personId, s.id AS skillId, s.taskClass AS taskClass, v.level AS level,
       a.awardedAt AS awardedAt,
       CASE WHEN a.status IS NULL THEN null ELSE coalesce(a.statusAt, a.awardedAt) END AS endedAt,
       a.id AS awardId
