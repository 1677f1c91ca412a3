// For each opening: those of the same pod and role that stand on a day, itself included, and who works there then.
// @param   rows {id string, day string}[]
// @returns id string, siblingIds string[], siblingHeadcounts float[], allocated float
UNWIND $rows AS row
MATCH (d:Demand {id: row.id})<-[:NEEDS]-(p:Pod)
MATCH (p)-[:NEEDS]->(o:Demand)
WHERE o.roleId = d.roleId AND o.from <= row.day AND (o.to IS NULL OR o.to >= row.day)
WITH row.id AS id, row.day AS day, p, d.roleId AS roleId, o.id AS siblingId, o.from AS start,
     o.headcount AS headcount
ORDER BY start, siblingId
WITH id, day, p, roleId, collect(siblingId) AS siblingIds, collect(headcount) AS siblingHeadcounts
CALL (p, roleId, day) {
  MATCH (p)<-[:`IN`]-(a:Assignment)
  WHERE a.roleId = roleId AND a.from <= day AND (a.to IS NULL OR a.to >= day)
  RETURN coalesce(sum(coalesce(a.allocation, 1.0)), 0.0) AS allocated
}
RETURN id, siblingIds, siblingHeadcounts, allocated
ORDER BY id
