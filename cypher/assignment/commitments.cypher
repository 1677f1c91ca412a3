// When each person is assigned, from a day on; an assignment without an end has none.
// @param   ids string[]
// @param   day string
// @returns personId string, from string, to string?
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})<-[:OF]-(a:Assignment)
WHERE a.to IS NULL OR a.to >= $day
RETURN p.id AS personId, a.from AS from, a.to AS to
ORDER BY personId, from, a.id
