// Every fitted series of a run.
// @param   run string   the published FIT_DECAY run
// @returns personId string, skillId string, initial float, halfLifeDays float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observations int
MATCH (p:Person)-[f:PROFICIENT_IN {run: $run}]->(s:Skill)
RETURN p.id AS personId, s.id AS skillId, f.initial AS initial, f.halfLifeDays AS halfLifeDays,
       f.abilityVariance AS abilityVariance, f.logHalfLifeVariance AS logHalfLifeVariance,
       f.covariance AS covariance, f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       f.observations AS observations
