// Gives standing series of a run other values.
// @param   run  string
// @param   rows {personId string, skillId string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observedAt int, observations int, achieved int}[]
MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill {id: row.skillId})
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
SET f += {initial: row.initial, halfLifeDays: row.halfLifeDays, ability: row.ability,
  abilityVariance: row.abilityVariance, logHalfLifeVariance: row.logHalfLifeVariance, covariance: row.covariance,
  lastReinforcedAt: row.lastReinforcedAt, lastAt: row.lastAt, observedAt: row.observedAt,
  observations: row.observations, achieved: row.achieved}
