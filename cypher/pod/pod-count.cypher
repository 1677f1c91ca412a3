// How many pods pod-page has in all.
// @param   unit  string?
// @param   words string[]   lower case
// @returns total int
MATCH (p:Pod)
WHERE ($unit IS NULL OR p.unit = $unit) AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
RETURN count(*) AS total
