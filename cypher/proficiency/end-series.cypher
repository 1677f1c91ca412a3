// Ends series with a run's generation: who reads that run sees them no more, who reads the former one still does.
// @param rows {personId string, skillId string}[]
// @param run  string
MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill {id: row.skillId})
WHERE f.run = edges AND coalesce(f.since, 0) < generation AND f.until IS NULL
SET f.until = generation
