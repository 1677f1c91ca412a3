// The awards of people as they stand now.
// @param   personIds string[]
// @param   asOf      int       awarded by then
// @param   open      int       the sequence that has not come
// @returns id string, personId string, credentialId string, awardedAt int, expiresAt int?, status string?, statusAt int?
UNWIND $personIds AS wanted
MATCH (:Person {id: wanted})-[:HOLDS]->(a:Award)
WHERE a.supersededSeq = $open AND a.awardedAt <= $asOf
RETURN a.id AS id, a.personId AS personId, a.credentialId AS credentialId, a.awardedAt AS awardedAt,
       a.expiresAt AS expiresAt, a.status AS status, a.statusAt AS statusAt
ORDER BY personId, id
