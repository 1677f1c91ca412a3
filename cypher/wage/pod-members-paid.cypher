// The assignments of each pod that stand on a day, with what their people are paid.
// @param   ids string[]
// @param   day string
// @returns podId string, assignmentId string, personId string, allocation float?, wage float?, currency string?
UNWIND $ids AS wanted
MATCH (d:Pod {id: wanted})<-[:`IN`]-(a:Assignment)-[:OF]->(p:Person)
WHERE a.from <= $day AND (a.to IS NULL OR a.to >= $day)
RETURN d.id AS podId, a.id AS assignmentId, p.id AS personId, a.allocation AS allocation, p.wage AS wage,
       p.currency AS currency
ORDER BY podId, assignmentId
