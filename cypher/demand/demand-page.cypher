// A page of openings, soonest first, then by id; optionally those that stand on a day, or ask for one of some roles.
// @param   afterFrom string     '' for the first page
// @param   afterId   string
// @param   openOn    string?
// @param   anyRole   boolean    true: roleIds is not looked at
// @param   roleIds   string[]
// @param   limit     int
// @returns id string, podId string, roleId string, headcount float, from string, to string?
MATCH (d:Demand)
WHERE (d.from > $afterFrom OR (d.from = $afterFrom AND d.id > $afterId))
  AND ($openOn IS NULL OR (d.from <= $openOn AND (d.to IS NULL OR d.to >= $openOn)))
  AND ($anyRole OR d.roleId IN $roleIds)
RETURN d.id AS id, d.podId AS podId, d.roleId AS roleId, d.headcount AS headcount, d.from AS from, d.to AS to
ORDER BY from, id LIMIT $limit
