// The assignments of each person: newest first, then by id; each from after its cursor.
// @param   ids       string[]
// @param   afterFrom string     '9999-99-99' for the first page
// @param   afterId   string
// @param   limit     int        how many of each
// @returns id string, total int, assignmentIds string[], starts string[]
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})<-[:OF]-(a:Assignment)
WITH p.id AS id, a.id AS assignmentId, a.from AS start,
     (a.from < $afterFrom OR (a.from = $afterFrom AND a.id > $afterId)) AS later
ORDER BY start DESC, assignmentId
WITH id, count(*) AS total, collect(CASE WHEN later THEN assignmentId END) AS found,
     collect(CASE WHEN later THEN start END) AS startList
RETURN id, total, found[0..$limit] AS assignmentIds, startList[0..$limit] AS starts
ORDER BY id
