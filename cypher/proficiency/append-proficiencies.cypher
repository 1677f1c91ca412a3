// Stores fitted series of a run.
// @param run  string
// @param rows {personId string, skillId string, initial float, halfLifeDays float, ability float, abilityVariance float, logHalfLifeVariance float, covariance float, lastReinforcedAt int, lastAt int, observations int}[]
UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (s:Skill {id: row.skillId})
CREATE (p)-[:PROFICIENT_IN {run: $run, initial: row.initial, halfLifeDays: row.halfLifeDays, ability: row.ability,
  abilityVariance: row.abilityVariance, logHalfLifeVariance: row.logHalfLifeVariance, covariance: row.covariance,
  lastReinforcedAt: row.lastReinforcedAt, lastAt: row.lastAt, observations: row.observations}]->(s)
