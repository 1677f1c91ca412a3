// Marks people with since when their evidence is as it is, and from when the newest is, by looking at it. Each is
// written first, so that nobody changes it meanwhile.
// @param people string[]
UNWIND $people AS id
MATCH (p:Person {id: id})
SET p.evidenceSeq = coalesce(p.evidenceSeq, 0)
WITH p
OPTIONAL MATCH (p)<-[:OF]-(o:Observation)
WITH p, max(coalesce(o.recordedSeq, 0)) AS recorded, max(coalesce(o.at, 0)) AS newest,
     max(CASE WHEN o.supersededSeq < 9007199254740991 THEN o.supersededSeq ELSE 0 END) AS superseded,
     max(CASE WHEN o.withdrawnSeq < 9007199254740991 THEN o.withdrawnSeq ELSE 0 END) AS withdrawn
WITH p, newest, withdrawn, CASE WHEN superseded > recorded THEN superseded ELSE recorded END AS appended
SET p.evidenceAt = newest, p.evidenceSeq = CASE WHEN withdrawn > appended THEN withdrawn ELSE appended END
