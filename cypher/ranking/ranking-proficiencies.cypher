// Every fitted series of a run, of the people whose ids lie within a range.
// @param   run   string   a FIT_DECAY run, which shows its generation of the edges that it continues
// @param   from  string
// @param   until string   the first that no longer belongs to it
// @returns personId string, skillId string, initial float, halfLifeDays float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observations int
MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
MATCH (p:Person)-[f:PROFICIENT_IN]->(s:Skill)
WHERE p.id >= $from AND p.id < $until
  AND f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN p.id AS personId, s.id AS skillId, f.initial AS initial, f.halfLifeDays AS halfLifeDays,
       f.abilityVariance AS abilityVariance, f.logHalfLifeVariance AS logHalfLifeVariance,
       f.covariance AS covariance, f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       f.observations AS observations
