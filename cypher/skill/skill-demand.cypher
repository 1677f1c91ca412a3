// The roles that require each skill: most important first, then by role id; each from after its cursor.
// @param   ids             string[]
// @param   framework       string?
// @param   afterImportance float    2 for the first page
// @param   afterRoleId     string
// @param   limit           int      how many of each
// @returns id string, total int, roleIds string[], importances float[], levels float[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})<-[q:REQUIRES]-(r:Role)
WHERE $framework IS NULL OR r.framework = $framework
WITH s.id AS id, r.id AS roleId, q.importance AS importance, q.level AS level,
     (q.importance < $afterImportance OR (q.importance = $afterImportance AND r.id > $afterRoleId)) AS later
ORDER BY importance DESC, roleId
WITH id, count(*) AS total,
     collect(CASE WHEN later THEN roleId END) AS roles,
     collect(CASE WHEN later THEN importance END) AS importanceList,
     collect(CASE WHEN later THEN level END) AS levelList
RETURN id, total, roles[0..$limit] AS roleIds, importanceList[0..$limit] AS importances,
       levelList[0..$limit] AS levels
ORDER BY id
