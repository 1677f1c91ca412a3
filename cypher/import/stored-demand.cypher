// Openings as they stand; unknown ids are absent.
// @param   ids string[]
// @returns id string, externalId string, podId string, roleId string, headcount float, from string, to string?
UNWIND $ids AS wanted
MATCH (d:Demand {id: wanted})
RETURN d.id AS id, d.externalId AS externalId, d.podId AS podId, d.roleId AS roleId, d.headcount AS headcount,
       d.from AS from, d.to AS to
ORDER BY id
