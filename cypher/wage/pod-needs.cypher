// How many people of each role every pod asks for on a day.
// @param   ids string[]
// @param   day string
// @returns podId string, roleId string, headcount float
UNWIND $ids AS wanted
MATCH (p:Pod {id: wanted})-[:NEEDS]->(d:Demand)
WHERE d.from <= $day AND (d.to IS NULL OR d.to >= $day)
RETURN p.id AS podId, d.roleId AS roleId, sum(d.headcount) AS headcount
ORDER BY podId, roleId
