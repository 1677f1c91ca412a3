// Who is assigned to each pod on a day, in the order of their ids, from after the cursor.
// @param   ids   string[]
// @param   day   string
// @param   after string    the last person id of the former page, '' for the first
// @param   limit int       how many of each
// @returns id string, total int, personIds string[]
UNWIND $ids AS wanted
MATCH (d:Pod {id: wanted})<-[:`IN`]-(a:Assignment)-[:OF]->(p:Person)
WHERE a.from <= $day AND (a.to IS NULL OR a.to >= $day)
WITH DISTINCT d.id AS id, p.id AS personId
WITH id, personId ORDER BY personId
WITH id, count(*) AS total, collect(CASE WHEN personId > $after THEN personId END) AS found
RETURN id, total, found[0..$limit] AS personIds
ORDER BY id
