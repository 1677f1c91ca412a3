// Withdraws versions of observations, as their sender says.
// @param rows {version string, at int}[]
// @param seq  int
UNWIND $rows AS row
MATCH (o:Observation {version: row.version})-[:OF]->(p:Person)
SET o.withdrawnAt = row.at, o.withdrawnSeq = $seq, p.evidenceSeq = $seq
