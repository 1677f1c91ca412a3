// Makes openings or changes them; their relationships are put by link-demand.
// @param rows {id string, externalId string, podId string, roleId string, headcount float, from string, to string?}[]
UNWIND $rows AS row
MERGE (d:Demand {id: row.id})
SET d.externalId = row.externalId, d.podId = row.podId, d.roleId = row.roleId, d.headcount = row.headcount,
    d.from = row.from, d.to = row.to
