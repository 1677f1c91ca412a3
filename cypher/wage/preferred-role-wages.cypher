// The wage benchmark of each role that is preferred, for one sector, or across sectors where none is given: first by the
// preferred currency, source and area, then the newest, the one that speaks for fewest roles, of most employment, by id.
// @param   roleIds           string[]
// @param   source            string?    none: any
// @param   area              string?    none: any
// @param   currency          string?    none: any
// @param   sector            string?
// @param   preferredCurrency string?
// @param   preferredSource   string?
// @param   preferredArea     string?
// @returns parentId string, id string, source string, year int, area string, sector string?, currency string,
//          employment int?, p10 float?, p25 float?, p50 float?, p75 float?, p90 float?, p10Quality string,
//          p25Quality string, p50Quality string, p75Quality string, p90Quality string, roleCount int?
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[:BENCHMARKED_BY]->(b:WageBenchmark)
WHERE ($area IS NULL OR b.area = $area) AND ($source IS NULL OR b.source = $source)
  AND ($currency IS NULL OR b.currency = $currency)
  AND ((b.sector IS NULL AND $sector IS NULL) OR b.sector = $sector)
WITH r.id AS parentId, b.id AS benchmarkId, b.year AS year, coalesce(b.roleCount, 1) AS roles,
     coalesce(b.employment, 0) AS employed,
     CASE WHEN b.currency = $preferredCurrency THEN 4 ELSE 0 END
       + CASE WHEN b.source = $preferredSource THEN 2 ELSE 0 END
       + CASE WHEN b.area = $preferredArea THEN 1 ELSE 0 END AS preference
ORDER BY parentId, preference DESC, year DESC, roles, employed DESC, benchmarkId
WITH parentId, collect(benchmarkId) AS found
UNWIND found[0..1] AS best
MATCH (w:WageBenchmark {id: best})
RETURN parentId, w.id AS id, w.source AS source, w.year AS year, w.area AS area, w.sector AS sector,
       w.currency AS currency, w.employment AS employment, w.p10 AS p10, w.p25 AS p25, w.p50 AS p50,
       w.p75 AS p75, w.p90 AS p90, w.p10Quality AS p10Quality, w.p25Quality AS p25Quality,
       w.p50Quality AS p50Quality, w.p75Quality AS p75Quality, w.p90Quality AS p90Quality, w.roleCount AS roleCount
ORDER BY parentId
