// Ends versions of observations: newer ones follow.
// @param rows {version string, at int}[]
// @param seq  int
UNWIND $rows AS row
MATCH (o:Observation {version: row.version})-[:OF]->(p:Person)
SET o.supersededAt = row.at, o.supersededSeq = $seq, p.evidenceSeq = $seq
