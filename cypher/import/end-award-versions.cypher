// Ends versions of awards: newer ones follow.
// @param rows {version string, at int}[]
// @param seq  int
UNWIND $rows AS row
MATCH (a:Award {version: row.version})
SET a.supersededAt = row.at, a.supersededSeq = $seq
