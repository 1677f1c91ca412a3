// Makes roles of the organisation or changes them.
// @param rows {id string, code string, title string, unit string?}[]
// @param alternateTitles string[]  of a role that is new
UNWIND $rows AS row
MERGE (r:Role {id: row.id})
SET r.framework = 'org', r.code = row.code, r.title = row.title, r.unit = row.unit,
    r.alternateTitles = coalesce(r.alternateTitles, $alternateTitles)
