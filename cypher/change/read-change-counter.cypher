// The last position of the change log; no row before the first change.
// @returns last int
MATCH (c:Counter {id: 'changes'})
RETURN c.value AS last
