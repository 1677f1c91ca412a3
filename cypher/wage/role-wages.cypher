// The wage benchmarks of each role for one sector, or across sectors where none is given.
// @param   roleIds  string[]
// @param   source   string?    none: any
// @param   area     string?    none: any
// @param   currency string?    none: any
// @param   sector   string?
// @returns parentId string, id string, source string, year int, area string, sector string?, currency string,
//          employment int?, p10 float?, p25 float?, p50 float?, p75 float?, p90 float?, p10Quality string,
//          p25Quality string, p50Quality string, p75Quality string, p90Quality string, roleCount int?
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[:BENCHMARKED_BY]->(w:WageBenchmark)
WHERE ($area IS NULL OR w.area = $area) AND ($source IS NULL OR w.source = $source)
  AND ($currency IS NULL OR w.currency = $currency)
  AND ((w.sector IS NULL AND $sector IS NULL) OR w.sector = $sector)
RETURN r.id AS parentId, w.id AS id, w.source AS source, w.year AS year, w.area AS area, w.sector AS sector,
       w.currency AS currency, w.employment AS employment, w.p10 AS p10, w.p25 AS p25, w.p50 AS p50,
       w.p75 AS p75, w.p90 AS p90, w.p10Quality AS p10Quality, w.p25Quality AS p25Quality,
       w.p50Quality AS p50Quality, w.p75Quality AS p75Quality, w.p90Quality AS p90Quality, w.roleCount AS roleCount
ORDER BY parentId, id
