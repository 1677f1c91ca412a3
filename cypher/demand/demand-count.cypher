// How many openings demand-page has in all.
// @param   openOn  string?
// @param   anyRole boolean    true: roleIds is not looked at
// @param   roleIds string[]
// @returns total int
MATCH (d:Demand)
WHERE ($openOn IS NULL OR (d.from <= $openOn AND (d.to IS NULL OR d.to >= $openOn)))
  AND ($anyRole OR d.roleId IN $roleIds)
RETURN count(*) AS total
