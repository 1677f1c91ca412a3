// Every fitted series of some people in a run.
// @param   people string[]
// @param   run    string     the published FIT_DECAY run
// @returns personId string, skillId string, taskClass string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observations int
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN {run: $run}]->(s:Skill)
RETURN p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt, f.observations AS observations
