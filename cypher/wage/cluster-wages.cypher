// The wage benchmarks of each cluster's roles in one market, for one sector or across sectors where none is given; each
// once, with those of the cluster's roles that it speaks for. `size` is how many roles the run put into the cluster. The
// market is the preferred one of those that say anything of the whole or can be pooled: by the preferred currency, source
// and area, then the newest, the one whose benchmark speaks for fewest roles, is of most employment, by id. What says
// nothing: no employment, or fewer than two known percentiles that rise. No rows where no market says anything.
// @param   clusterIds        string[]
// @param   source            string?    none: any
// @param   area              string?    none: any
// @param   currency          string?    none: any
// @param   sector            string?
// @param   preferredCurrency string?
// @param   preferredSource   string?
// @param   preferredArea     string?
// @returns parentId string, size int, id string, source string, year int, area string, sector string?,
//          currency string, employment int?, p10 float?, p25 float?, p50 float?, p75 float?, p90 float?,
//          p10Quality string, p25Quality string, p50Quality string, p75Quality string, p90Quality string,
//          roleCount int?, roleIds string[]
UNWIND $clusterIds AS wanted
MATCH (c:RoleCluster {id: wanted})<-[link:IN_CLUSTER]-(r:Role)-[:BENCHMARKED_BY]->(b:WageBenchmark)
WHERE link.run = c.run AND ($area IS NULL OR b.area = $area) AND ($source IS NULL OR b.source = $source)
  AND ($currency IS NULL OR b.currency = $currency)
  AND ((b.sector IS NULL AND $sector IS NULL) OR b.sector = $sector)
WITH c, b, count(r) AS speaksFor,
     CASE WHEN b.p10Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p10 > 0 THEN b.p10 END AS k10,
     CASE WHEN b.p25Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p25 > 0 THEN b.p25 END AS k25,
     CASE WHEN b.p50Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p50 > 0 THEN b.p50 END AS k50,
     CASE WHEN b.p75Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p75 > 0 THEN b.p75 END AS k75,
     CASE WHEN b.p90Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p90 > 0 THEN b.p90 END AS k90
WITH c, b, speaksFor, k10, k25, k50, k75, coalesce(k90, k75, k50, k25, k10) AS top
WITH c.id AS parentId, b.id AS benchmarkId, b.source AS source, b.year AS year, b.area AS area,
     b.currency AS currency, coalesce(b.roleCount, 1) AS roles, coalesce(b.employment, 0) AS employed,
     CASE WHEN b.currency = $preferredCurrency THEN 4 ELSE 0 END
       + CASE WHEN b.source = $preferredSource THEN 2 ELSE 0 END
       + CASE WHEN b.area = $preferredArea THEN 1 ELSE 0 END AS preference,
     CASE
       WHEN c.size > 1 AND speaksFor = c.size
         AND (b.p10Quality <> 'MISSING' OR b.p25Quality <> 'MISSING' OR b.p50Quality <> 'MISSING'
           OR b.p75Quality <> 'MISSING' OR b.p90Quality <> 'MISSING') THEN 1
       WHEN coalesce(b.employment, 0) > 0
         AND (coalesce(k10 < top, false) OR coalesce(k25 < top, false)
           OR coalesce(k50 < top, false) OR coalesce(k75 < top, false)) THEN 1
       ELSE 0
     END AS says
ORDER BY parentId, preference DESC, year DESC, roles, employed DESC, benchmarkId
WITH parentId, source, year, area, currency, preference, max(says) AS says, collect(roles) AS allRoles,
     collect(employed) AS allEmployed, collect(benchmarkId) AS allIds
WHERE says = 1
WITH parentId, source, year, area, currency, preference, allRoles[0] AS roles, allEmployed[0] AS employed,
     allIds[0] AS first
ORDER BY parentId, preference DESC, year DESC, roles, employed DESC, first
WITH parentId, collect(source) AS sources, collect(year) AS years, collect(area) AS areas,
     collect(currency) AS currencies
WITH parentId, sources[0] AS source, years[0] AS year, areas[0] AS area, currencies[0] AS currency
MATCH (c:RoleCluster {id: parentId})<-[link:IN_CLUSTER]-(r:Role)-[:BENCHMARKED_BY]->(w:WageBenchmark)
WHERE link.run = c.run AND w.source = source AND w.year = year AND w.area = area AND w.currency = currency
  AND ((w.sector IS NULL AND $sector IS NULL) OR w.sector = $sector)
WITH c, w, r.id AS roleId
ORDER BY c.id, w.id, roleId
WITH c, w, collect(roleId) AS roleIds
RETURN c.id AS parentId, c.size AS size, w.id AS id, w.source AS source, w.year AS year, w.area AS area,
       w.sector AS sector, w.currency AS currency, w.employment AS employment, w.p10 AS p10, w.p25 AS p25,
       w.p50 AS p50, w.p75 AS p75, w.p90 AS p90, w.p10Quality AS p10Quality, w.p25Quality AS p25Quality,
       w.p50Quality AS p50Quality, w.p75Quality AS p75Quality, w.p90Quality AS p90Quality,
       w.roleCount AS roleCount, roleIds
ORDER BY parentId, id
