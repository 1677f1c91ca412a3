// The published run of each job.
// @returns job string, run string
MATCH (p:Published)-[:CURRENT]->(r:Run)
RETURN p.job AS job, r.id AS run
ORDER BY job
