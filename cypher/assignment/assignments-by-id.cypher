// Assignments by id, in any order; unknown ids are absent.
// @param   ids string[]
// @returns id string, externalId string, personId string, podId string, roleId string, from string, to string?, allocation float?, outcome float?, outcomeAt int?
UNWIND $ids AS wanted
MATCH (a:Assignment {id: wanted})
RETURN a.id AS id, a.externalId AS externalId, a.personId AS personId, a.podId AS podId, a.roleId AS roleId,
       a.from AS from, a.to AS to, a.allocation AS allocation, a.outcome AS outcome, a.outcomeAt AS outcomeAt
ORDER BY id
