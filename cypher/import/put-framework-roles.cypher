// Makes the roles of a framework or changes them.
// @param rows {id string, framework string, code string, title string, alternateTitles string[], jobZone int?, description string?, tasks string[]?}[]
UNWIND $rows AS row
MERGE (r:Role {id: row.id})
SET r.framework = row.framework, r.code = row.code, r.title = row.title, r.alternateTitles = row.alternateTitles,
    r.jobZone = row.jobZone, r.description = row.description, r.tasks = row.tasks
