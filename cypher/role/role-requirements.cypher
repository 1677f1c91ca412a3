// What each role requires: most important first, then by skill id; each from after its cursor.
// @param   ids             string[]
// @param   afterImportance float    2 for the first page
// @param   afterSkillId    string
// @param   limit           int      how many of each
// @returns id string, total int, skillIds string[], importances float[], levels float[]
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill)
WITH r.id AS id, s.id AS skillId, q.importance AS importance, q.level AS level,
     (q.importance < $afterImportance OR (q.importance = $afterImportance AND s.id > $afterSkillId)) AS later
ORDER BY importance DESC, skillId
WITH id, count(*) AS total,
     collect(CASE WHEN later THEN skillId END) AS skills,
     collect(CASE WHEN later THEN importance END) AS importanceList,
     collect(CASE WHEN later THEN level END) AS levelList
RETURN id, total, skills[0..$limit] AS skillIds, importanceList[0..$limit] AS importances,
       levelList[0..$limit] AS levels
ORDER BY id
