// Withdraws versions of observations, as their sender says.
// @param rows {version string, at int}[]
// @param seq  int
UNWIND $rows AS row
MATCH (o:Observation {version: row.version})
SET o.withdrawnAt = row.at, o.withdrawnSeq = $seq
