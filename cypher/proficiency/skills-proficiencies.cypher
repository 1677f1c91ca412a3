// Every fitted series of some skills in a run.
// @param   skills string[]
// @param   run    string     a FIT_DECAY run, which shows its generation of the edges that it continues
// @returns personId string, skillId string, taskClass string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observedAt int, observations int, achieved int
MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})<-[f:PROFICIENT_IN]-(p:Person)
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       coalesce(f.observedAt, f.lastAt) AS observedAt, f.observations AS observations,
       coalesce(f.achieved, 1) AS achieved
