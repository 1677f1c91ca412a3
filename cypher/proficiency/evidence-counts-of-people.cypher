// How much evidence people have in a view, and had in a former one, and from when the newest is; who never had any is absent.
// @param   people     string[]
// @param   asOf       int
// @param   knownSeq   int   below the sequence that has not come
// @param   formerAsOf int
// @param   formerSeq  int   below the sequence that has not come
// @returns personId string, observations int, former int, lastAt int?
UNWIND $people AS person
MATCH (:Person {id: person})<-[:OF]-(o:Observation)
WITH o.personId AS personId, o.at AS at,
     (o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.supersededSeq > $knownSeq
       AND o.withdrawnSeq > $knownSeq) AS counts,
     (o.at <= $formerAsOf AND o.recordedSeq <= $formerSeq AND o.supersededSeq > $formerSeq
       AND o.withdrawnSeq > $formerSeq) AS counted
RETURN personId, sum(CASE WHEN counts THEN 1 ELSE 0 END) AS observations,
       sum(CASE WHEN counted THEN 1 ELSE 0 END) AS former, max(CASE WHEN counts THEN at END) AS lastAt
