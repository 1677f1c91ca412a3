// Lets one request with an idempotency key pass at a time, until the transaction ends.
MERGE (c:Counter {id: 'requests'})
ON CREATE SET c.value = 0
SET c.value = c.value + 1
