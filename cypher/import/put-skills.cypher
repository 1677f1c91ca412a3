// Makes skills or changes them.
// @param rows {id string, framework string, code string, name string, kind string, taskClass string, hot boolean, inDemand boolean}[]
UNWIND $rows AS row
MERGE (s:Skill {id: row.id})
SET s.framework = row.framework, s.code = row.code, s.name = row.name, s.kind = row.kind,
    s.taskClass = row.taskClass, s.hot = row.hot, s.inDemand = row.inDemand
