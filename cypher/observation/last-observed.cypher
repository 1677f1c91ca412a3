// When people were last observed in skills, up to a moment, as it stands now; who was not is absent.
// @param   rows {personId string, skillIds string[]}[]
// @param   asOf int
// @param   open int      the time or sequence that has not come
// @returns personId string, skillId string, lastAt int
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})<-[:OF]-(o:Observation)
WHERE o.skillId IN row.skillIds AND o.at <= $asOf AND o.supersededSeq = $open AND o.withdrawnSeq = $open
RETURN p.id AS personId, o.skillId AS skillId, max(o.at) AS lastAt
ORDER BY personId, skillId
