// The fitted series of persons and skills in a run; those without one are absent.
// @param   rows {personId string, skillId string}[]
// @param   run  string   the published FIT_DECAY run
// @returns personId string, skillId string, taskClass string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observations int
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN {run: $run}]->(s:Skill {id: row.skillId})
RETURN p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt, f.observations AS observations
