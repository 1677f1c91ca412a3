// Marks people who have evidence with since when it is as it is, and from when the newest is, by looking at it.
// @param people string[]
UNWIND $people AS id
MATCH (p:Person {id: id})<-[:OF]-(o:Observation)
WITH p, max(o.recordedSeq) AS recorded, max(o.at) AS newest,
     max(CASE WHEN o.supersededSeq < 9007199254740991 THEN o.supersededSeq ELSE 0 END) AS superseded,
     max(CASE WHEN o.withdrawnSeq < 9007199254740991 THEN o.withdrawnSeq ELSE 0 END) AS withdrawn
WITH p, newest, withdrawn, CASE WHEN superseded > recorded THEN superseded ELSE recorded END AS appended
SET p.evidenceAt = newest, p.evidenceSeq = CASE WHEN withdrawn > appended THEN withdrawn ELSE appended END
