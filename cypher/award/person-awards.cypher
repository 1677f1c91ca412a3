// The awards of each person as they stand now: newest first, then by id; each from after its cursor.
// @param   ids     string[]
// @param   open    int        the sequence that has not come
// @param   afterAt int        `open` for the first page
// @param   afterId string
// @param   limit   int        how many of each
// @returns id string, total int, awardIds string[], times int[]
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})-[:HOLDS]->(a:Award) WHERE a.supersededSeq = $open
WITH p.id AS id, a.id AS awardId, a.awardedAt AS time,
     (a.awardedAt < $afterAt OR (a.awardedAt = $afterAt AND a.id > $afterId)) AS later
ORDER BY time DESC, awardId
WITH id, count(*) AS total, collect(CASE WHEN later THEN awardId END) AS found,
     collect(CASE WHEN later THEN time END) AS timeList
RETURN id, total, found[0..$limit] AS awardIds, timeList[0..$limit] AS times
ORDER BY id
