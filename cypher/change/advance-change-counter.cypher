// Takes the next positions of the change log and gives the last of them. The counter stays locked until the transaction ends, so that the order
// of positions is the order of commits; a transaction that fails gives its positions back.
// @param   count int
// @returns last int
MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0
SET c.value = c.value + $count
RETURN c.value AS last
