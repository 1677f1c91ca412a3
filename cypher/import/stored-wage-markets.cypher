// In which currencies the wage benchmarks of these sources stand, by year and area.
// @param   sources string[]
// @returns source string, year int, area string, currency string, benchmarks int
MATCH (w:WageBenchmark)
WHERE w.source IN $sources
RETURN w.source AS source, w.year AS year, w.area AS area, w.currency AS currency, count(w) AS benchmarks
ORDER BY source, year, area, currency
