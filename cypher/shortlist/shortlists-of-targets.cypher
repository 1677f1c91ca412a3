// The shortlists of each target, newest first, then by id; each from after its cursor.
// @param   ids      string[]
// @param   beforeAt int       OPEN for the first page
// @param   afterId  string
// @param   limit    int       how many of each
// @returns targetId string, total int, shortlistIds string[], times int[]
UNWIND $ids AS wanted
MATCH (l:Shortlist {targetId: wanted})
WITH l.targetId AS targetId, l.id AS shortlistId, l.createdAt AS createdAt,
     (l.createdAt < $beforeAt OR (l.createdAt = $beforeAt AND l.id > $afterId)) AS later
ORDER BY createdAt DESC, shortlistId
WITH targetId, count(*) AS total, collect(CASE WHEN later THEN shortlistId END) AS found,
     collect(CASE WHEN later THEN createdAt END) AS foundTimes
RETURN targetId, total, found[0..$limit] AS shortlistIds, foundTimes[0..$limit] AS times
ORDER BY targetId
