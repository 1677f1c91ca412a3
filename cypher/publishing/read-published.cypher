// The published runs of each job, the current one last: the one before it keeps its pointer, so that whoever reads while a
// pointer is moved sees one of them (Neo4j reads what is committed, and may miss an edge that takes the place of another).
// @returns job string, run string
MATCH (p:Published)-[:CURRENT]->(r:Run)
RETURN p.job AS job, r.id AS run
ORDER BY job, r.publishedSeq
