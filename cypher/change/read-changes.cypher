// The changes at these positions (ids, so that the unique index finds them).
// @param   ids   string[]
// @returns seq int, at int, kind string, subject string
UNWIND $ids AS id
MATCH (c:Change {id: id})
RETURN c.seq AS seq, c.at AS at, c.kind AS kind, c.subject AS subject
ORDER BY seq
