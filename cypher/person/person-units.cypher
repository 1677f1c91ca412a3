// Every unit that a person belongs to.
// @param   limit int
// @returns unit string
MATCH (p:Person) WHERE p.unit IS NOT NULL
RETURN DISTINCT p.unit AS unit
ORDER BY unit LIMIT $limit
