// Every fitted series of some people in the published fit.
// @param   people string[]
// @returns run string, personId string, skillId string, taskClass string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observedAt int, observations int, achieved int
MATCH (:Published {id: 'published:FIT_DECAY'})-[:CURRENT]->(r:Run)
WITH r ORDER BY r.publishedSeq DESC LIMIT 1
WITH r.id AS run, coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(s:Skill)
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN run, p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       coalesce(f.observedAt, f.lastAt) AS observedAt, f.observations AS observations,
       coalesce(f.achieved, 1) AS achieved
