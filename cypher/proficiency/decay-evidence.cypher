// Everybody's evidence as it counts in a view, in no order.
// @param   asOf     int
// @param   knownAt  int   below the time that has not come
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, skillId string, taskClass string, at int, kind string, score float, trials int?, evaluatorId string?
MATCH (o:Observation)-[:ON]->(s:Skill)
WHERE o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.recordedAt <= $knownAt
  AND NOT (o.supersededSeq <= $knownSeq AND o.supersededAt <= $knownAt)
  AND NOT (o.withdrawnSeq <= $knownSeq AND o.withdrawnAt <= $knownAt)
RETURN o.personId AS personId, o.skillId AS skillId, s.taskClass AS taskClass, o.at AS at, o.kind AS kind,
       o.score AS score, o.trials AS trials, o.evaluatorId AS evaluatorId
