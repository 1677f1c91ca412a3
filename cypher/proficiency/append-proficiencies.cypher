// Stores fitted series in a run's generation of the edges that it continues (its own, where it continues none).
// @param run  string
// @param rows {personId string, skillId string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observedAt int, observations int, achieved int}[]
MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (s:Skill {id: row.skillId})
CREATE (p)-[:PROFICIENT_IN {run: edges, since: generation, initial: row.initial, halfLifeDays: row.halfLifeDays,
  ability: row.ability, abilityVariance: row.abilityVariance, logHalfLifeVariance: row.logHalfLifeVariance,
  covariance: row.covariance, lastReinforcedAt: row.lastReinforcedAt, lastAt: row.lastAt,
  observedAt: row.observedAt, observations: row.observations, achieved: row.achieved}]->(s)
