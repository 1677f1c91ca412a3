// When people's awards that validate some skills were given, as they count in a view: neither unverified, nor revoked or suspended by then.
// @param   skills   string[]
// @param   asOf     int
// @param   knownAt  int   below the time that has not come
// @param   knownSeq int   below the sequence that has not come
// @returns personId string, skillId string, awardedAt int
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})<-[:VALIDATES]-(:Credential)<-[:OF]-(a:Award)
WHERE a.awardedAt <= $asOf AND a.recordedSeq <= $knownSeq AND a.recordedAt <= $knownAt
  AND NOT (a.supersededSeq <= $knownSeq AND a.supersededAt <= $knownAt)
  AND (a.status IS NULL OR (a.status <> 'UNVERIFIED' AND coalesce(a.statusAt, a.awardedAt) > $asOf))
RETURN a.personId AS personId, s.id AS skillId, a.awardedAt AS awardedAt
