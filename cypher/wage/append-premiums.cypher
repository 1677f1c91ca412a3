// What a run found that skills are worth on one market of wages. `premium` to `high` are shares of the wage.
// @param run  string
// @param rows {skillId string, premium float, low float, high float, coverage float, roles int, benchmarks int, source string, year int, area string, currency string}[]
MATCH (found:Run {id: $run})
UNWIND $rows AS row
MATCH (s:Skill {id: row.skillId})
CREATE (s)-[:PRICED {run: $run, premium: row.premium, low: row.low, high: row.high, coverage: row.coverage,
  roles: row.roles, benchmarks: row.benchmarks, source: row.source, year: row.year, area: row.area,
  currency: row.currency}]->(found)
