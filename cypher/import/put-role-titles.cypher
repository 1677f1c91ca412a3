// Sets the organisation's own titles of roles. A framework's next release leaves them as they are.
// @param rows {id string, titles string[]}[]
UNWIND $rows AS row
MATCH (r:Role {id: row.id})
SET r.organisationTitles = row.titles
