// Appends to the change log.
// @param rows {id string, seq int, at int, kind string, subject string}[]
UNWIND $rows AS row
CREATE (:Change {id: row.id, seq: row.seq, at: row.at, kind: row.kind, subject: row.subject})
