// Says of whoever these assignments are of that they changed; before and after what they point to is.
// @param ids string[]
// @param seq int   the position of the change in the change log
UNWIND $ids AS wanted
MATCH (a:Assignment {id: wanted})-[:OF]->(p:Person)
SET p.recordedSeq = $seq
