// Every credential that one person can earn by itself, a row for each skill that it validates.
// @returns credentialId string, skillId string, level float, days float?, cost float?, currency string?
MATCH (c:Credential)-[v:VALIDATES]->(s:Skill)
WHERE c.kind <> 'STACK'
RETURN c.id AS credentialId, s.id AS skillId, v.level AS level, c.days AS days, c.cost AS cost,
       c.currency AS currency
ORDER BY credentialId, skillId
