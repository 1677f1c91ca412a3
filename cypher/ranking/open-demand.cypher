// Demand that has not ended before a day: of some pods, roles, units or demand ids, or all; by start, then id.
// @param   day     string
// @param   all     boolean
// @param   ids     string[]
// @param   podIds  string[]
// @param   roleIds string[]
// @param   units   string[]
// @returns demandId string, podId string, roleId string, headcount float, from string, to string?
MATCH (p:Pod)-[:NEEDS]->(d:Demand)
WHERE (d.to IS NULL OR d.to >= $day)
  AND ($all OR d.id IN $ids OR d.podId IN $podIds OR d.roleId IN $roleIds OR p.unit IN $units)
RETURN d.id AS demandId, d.podId AS podId, d.roleId AS roleId, d.headcount AS headcount, d.from AS from, d.to AS to
ORDER BY from, demandId
