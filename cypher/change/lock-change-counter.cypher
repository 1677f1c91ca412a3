// The last position of the change log, locked until the transaction ends: nobody appends meanwhile. With how many positions programs of former
// releases took, which do not mark whose evidence they change, and of how many of those people were marked by looking.
// @returns last int, unmarked int, caughtUp int
MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0, c.marked = 0
SET c.value = c.value + 0
SET c.marked = coalesce(c.marked, 0)
RETURN c.value AS last, c.value - c.marked AS unmarked, coalesce(c.caughtUp, 0) AS caughtUp
