// Wage benchmarks by id, each with the roles that it speaks for; unknown ids are absent.
// @param   ids string[]
// @returns id string, source string, year int, area string, sector string?, currency string, employment int?, p10 float?, p25 float?, p50 float?, p75 float?, p90 float?, p10Quality string, p25Quality string, p50Quality string, p75Quality string, p90Quality string, roleCount int?, roleIds string[]
UNWIND $ids AS wanted
MATCH (w:WageBenchmark {id: wanted})
CALL (w) {
  MATCH (w)<-[:BENCHMARKED_BY]-(r:Role)
  WITH r.id AS roleId
  ORDER BY roleId
  RETURN collect(roleId) AS roleIds
}
RETURN w.id AS id, w.source AS source, w.year AS year, w.area AS area, w.sector AS sector, w.currency AS currency,
       w.employment AS employment, w.p10 AS p10, w.p25 AS p25, w.p50 AS p50, w.p75 AS p75, w.p90 AS p90,
       w.p10Quality AS p10Quality, w.p25Quality AS p25Quality, w.p50Quality AS p50Quality,
       w.p75Quality AS p75Quality, w.p90Quality AS p90Quality, w.roleCount AS roleCount, roleIds
ORDER BY id
