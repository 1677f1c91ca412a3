// Marks that disclosures changed. They have a counter of their own: the change log, which rankings follow, never hears of them.
// @returns epoch int
MERGE (c:Counter {id: 'disclosures'})
ON CREATE SET c.value = 0
SET c.value = c.value + 1
RETURN c.value AS epoch
