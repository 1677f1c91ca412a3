// How much evidence people have in each skill in a view, and had in a former one; whatever was recorded by the view, also where
// nothing of it counts any more.
// @param   people     string[]
// @param   asOf       int
// @param   knownSeq   int   below the sequence that has not come
// @param   formerAsOf int
// @param   formerSeq  int   below the sequence that has not come
// @returns personId string, skillId string, observations int, former int, lastAt int?
UNWIND $people AS person
MATCH (:Person {id: person})<-[:OF]-(o:Observation)
WHERE o.recordedSeq <= $knownSeq
WITH o.personId AS personId, o.skillId AS skillId, o.at AS at,
     (o.at <= $asOf AND o.supersededSeq > $knownSeq AND o.withdrawnSeq > $knownSeq) AS counts,
     (o.at <= $formerAsOf AND o.recordedSeq <= $formerSeq AND o.supersededSeq > $formerSeq
       AND o.withdrawnSeq > $formerSeq) AS counted
RETURN personId, skillId, sum(CASE WHEN counts THEN 1 ELSE 0 END) AS observations,
       sum(CASE WHEN counted THEN 1 ELSE 0 END) AS former, max(CASE WHEN counts THEN at END) AS lastAt
