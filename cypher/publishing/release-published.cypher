// Takes the pointers of a job off all runs but its current one, which keeps it beside the next. Made if there is none yet.
// @param id  string
// @param job string
MERGE (p:Published {id: $id})
SET p.job = $job
WITH p
MATCH (p)-[former:CURRENT]->(r:Run)
WITH former, r.publishedSeq AS seq
ORDER BY seq DESC
SKIP 1
DELETE former
