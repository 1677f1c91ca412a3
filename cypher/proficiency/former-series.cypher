// Every series of these pairs as a release before ADR 160 fitted it, which does not tell when its skill was observed.
// @param   rows {personId string, skillIds string[]}[]
// @returns personId string, skillId string, initial float
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill)
WHERE s.id IN row.skillIds AND f.observedAt IS NULL
RETURN p.id AS personId, s.id AS skillId, f.initial AS initial
ORDER BY personId, skillId, initial
