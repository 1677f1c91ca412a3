// Makes wage benchmarks or changes them.
// @param rows {id string, source string, year int, area string, sector string?, currency string, employment int?, p10 float?, p25 float?, p50 float?, p75 float?, p90 float?, p10Quality string, p25Quality string, p50Quality string, p75Quality string, p90Quality string, roleCount int?}[]
UNWIND $rows AS row
MERGE (w:WageBenchmark {id: row.id})
SET w.source = row.source, w.year = row.year, w.area = row.area, w.sector = row.sector, w.currency = row.currency,
    w.employment = row.employment, w.p10 = row.p10, w.p25 = row.p25, w.p50 = row.p50, w.p75 = row.p75,
    w.p90 = row.p90, w.p10Quality = row.p10Quality, w.p25Quality = row.p25Quality, w.p50Quality = row.p50Quality,
    w.p75Quality = row.p75Quality, w.p90Quality = row.p90Quality,
    w.roleCount = row.roleCount
