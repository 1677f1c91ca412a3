// Every unit that a pod belongs to.
// @param   limit int
// @returns unit string
MATCH (p:Pod) WHERE p.unit IS NOT NULL
RETURN DISTINCT p.unit AS unit
ORDER BY unit LIMIT $limit
