// The awards of people as known in a view.
// @param   personIds string[]
// @param   asOf      int       awarded by then
// @param   knownAt   int       below the time that has not come
// @param   knownSeq  int       below the sequence that has not come
// @returns id string, personId string, credentialId string, awardedAt int, expiresAt int?, status string?, statusAt int?
UNWIND $personIds AS wanted
MATCH (:Person {id: wanted})-[:HOLDS]->(a:Award)
WHERE a.awardedAt <= $asOf AND a.recordedSeq <= $knownSeq AND a.recordedAt <= $knownAt
  AND NOT (a.supersededSeq <= $knownSeq AND a.supersededAt <= $knownAt)
RETURN a.id AS id, a.personId AS personId, a.credentialId AS credentialId, a.awardedAt AS awardedAt,
       a.expiresAt AS expiresAt, a.status AS status, a.statusAt AS statusAt
ORDER BY personId, id
