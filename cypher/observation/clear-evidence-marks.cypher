// Marks people as if they had no evidence, and locks them: nobody changes it until the transaction ends.
// @param people string[]
UNWIND $people AS id
MATCH (p:Person {id: id})
SET p.evidenceSeq = 0, p.evidenceAt = 0
