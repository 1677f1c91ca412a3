// Takes the next positions of the change log and gives the last of them. The counter stays locked until the transaction ends, so that the order
// of positions is the order of commits; a transaction that fails gives its positions back. `marked` counts the positions taken by programs that
// mark whose evidence they change: what `value` is ahead of it, programs of former releases took.
// @param   count int
// @returns last int, unmarked int, caughtUp int
MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0, c.marked = 0
SET c.value = c.value + $count
SET c.marked = coalesce(c.marked, 0) + $count
RETURN c.value AS last, c.value - c.marked AS unmarked, coalesce(c.caughtUp, 0) AS caughtUp
