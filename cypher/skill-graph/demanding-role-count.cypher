// How many roles ask for any skill.
// @returns total int
MATCH (r:Role)-[:REQUIRES]->(:Skill)
RETURN count(DISTINCT r) AS total
