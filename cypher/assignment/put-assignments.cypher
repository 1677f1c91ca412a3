// Makes assignments or changes them; their relationships are put by link-assignments.
// @param rows {id string, externalId string, personId string, podId string, roleId string, from string, to string?, allocation float?, outcome float?, outcomeAt int?}[]
UNWIND $rows AS row
MERGE (a:Assignment {id: row.id})
SET a.externalId = row.externalId, a.personId = row.personId, a.podId = row.podId, a.roleId = row.roleId,
    a.from = row.from, a.to = row.to, a.allocation = row.allocation, a.outcome = row.outcome,
    a.outcomeAt = row.outcomeAt
