// The skills that each credential validates, in the order of their ids, from after the cursor.
// @param   ids   string[]
// @param   after string    the last skill id of the former page, '' for the first
// @param   limit int       how many of each
// @returns id string, total int, skillIds string[], levels float[]
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[v:VALIDATES]->(s:Skill)
WITH c.id AS id, s.id AS skillId, v.level AS level ORDER BY skillId
WITH id, count(*) AS total,
     collect(CASE WHEN skillId > $after THEN skillId END) AS skills,
     collect(CASE WHEN skillId > $after THEN level END) AS levelList
RETURN id, total, skills[0..$limit] AS skillIds, levelList[0..$limit] AS levels
ORDER BY id
