// Every fitted series of some skills in a run.
// @param   skills string[]
// @param   run    string     the published FIT_DECAY run
// @returns personId string, skillId string, taskClass string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observations int
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})<-[f:PROFICIENT_IN {run: $run}]-(p:Person)
RETURN p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt, f.observations AS observations
