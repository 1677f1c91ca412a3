// Of whom an incremental run wrote or ended series.
// @param   run string
// @returns personId string
MATCH (r:Run {id: $run})
WITH r.edgesOf AS edges, r.generation AS generation
MATCH (p:Person)-[f:PROFICIENT_IN]->(:Skill)
WHERE f.run = edges AND (f.since = generation OR f.until = generation)
RETURN DISTINCT p.id AS personId
