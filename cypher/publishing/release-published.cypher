// Takes the pointer of a job off its current run. Made if there is none yet.
// @param id  string
// @param job string
MERGE (p:Published {id: $id})
SET p.job = $job
WITH p
MATCH (p)-[current:CURRENT]->(:Run)
DELETE current
