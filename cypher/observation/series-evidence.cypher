// The evidence of people in skills up to a moment, as it stands now: newest first, then by id; from after the cursor.
// @param   rows    {personId string, skillIds string[]}[]
// @param   asOf    int
// @param   open    int      the time or sequence that has not come
// @param   afterAt int      `open` for the first page
// @param   afterId string
// @param   limit   int      how many of each
// @returns personId string, skillId string, total int, observationIds string[], times int[]
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})<-[:OF]-(o:Observation)
WHERE o.skillId IN row.skillIds AND o.at <= $asOf AND o.supersededSeq = $open AND o.withdrawnSeq = $open
WITH p.id AS personId, o.skillId AS skillId, o.id AS observationId, o.at AS time,
     (o.at < $afterAt OR (o.at = $afterAt AND o.id > $afterId)) AS later
ORDER BY time DESC, observationId
WITH personId, skillId, count(*) AS total, collect(CASE WHEN later THEN observationId END) AS found,
     collect(CASE WHEN later THEN time END) AS timeList
RETURN personId, skillId, total, found[0..$limit] AS observationIds, timeList[0..$limit] AS times
ORDER BY personId, skillId
