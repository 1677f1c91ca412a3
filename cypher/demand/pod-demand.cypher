// The openings of each pod, soonest first, then by id; each from after its cursor.
// @param   ids       string[]
// @param   afterFrom string     '' for the first page
// @param   afterId   string
// @param   openOn    string?
// @param   limit     int        how many of each
// @returns id string, total int, demandIds string[], starts string[]
UNWIND $ids AS wanted
MATCH (p:Pod {id: wanted})-[:NEEDS]->(d:Demand)
WHERE $openOn IS NULL OR (d.from <= $openOn AND (d.to IS NULL OR d.to >= $openOn))
WITH p.id AS id, d.id AS demandId, d.from AS start,
     (d.from > $afterFrom OR (d.from = $afterFrom AND d.id > $afterId)) AS later
ORDER BY start, demandId
WITH id, count(*) AS total, collect(CASE WHEN later THEN demandId END) AS found,
     collect(CASE WHEN later THEN start END) AS startList
RETURN id, total, found[0..$limit] AS demandIds, startList[0..$limit] AS starts
ORDER BY id
