// Lets one FIT_DECAY write at a time, until the transaction ends, and gives its generation and who writes.
// @param   id  string     `published:FIT_DECAY`
// @returns generation int, claimedBy string?
MERGE (p:Published {id: $id})
ON CREATE SET p.job = 'FIT_DECAY'
SET p.generation = coalesce(p.generation, 0) + 1
WITH p
RETURN p.generation AS generation, p.claimedBy AS claimedBy
