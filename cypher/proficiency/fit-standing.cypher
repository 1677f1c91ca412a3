// The published fit, and the last position of the change log; no row before the first fit was published.
// @returns run string, seq int
MATCH (:Published {id: 'published:FIT_DECAY'})-[:CURRENT]->(r:Run)
MATCH (c:Counter {id: 'changes'})
RETURN r.id AS run, c.value AS seq
