// What was written up to here is marked below; what a process of a former release writes from here on is not.
MATCH (c:Counter {id: 'changes'})
SET c.marked = coalesce(c.marked, c.value);
// Since when a person's evidence is as it is, and from when the newest is: what a fit looks for. Who has none is marked
// too, so that nobody is looked at twice.
// @repeat
MATCH (p:Person)
WHERE p.evidenceSeq IS NULL
WITH p LIMIT 1000
CALL (p) {
  MATCH (p)<-[:OF]-(o:Observation)
  RETURN coalesce(max(o.recordedSeq), 0) AS recorded, coalesce(max(o.at), 0) AS newest,
         coalesce(max(CASE WHEN o.supersededSeq < 9007199254740991 THEN o.supersededSeq END), 0) AS superseded,
         coalesce(max(CASE WHEN o.withdrawnSeq < 9007199254740991 THEN o.withdrawnSeq END), 0) AS withdrawn
}
WITH p, newest, withdrawn, CASE WHEN superseded > recorded THEN superseded ELSE recorded END AS appended
SET p.evidenceAt = newest, p.evidenceSeq = CASE WHEN withdrawn > appended THEN withdrawn ELSE appended END
RETURN count(*) AS changed;
