// Every adjacency of a run: how much proficiency in one skill carries over to another.
// @param   run string   the published EMBED_SKILLS run
// @returns fromSkillId string, toSkillId string, strength float
MATCH (a:Skill)-[e:ADJACENT {run: $run}]->(b:Skill)
RETURN a.id AS fromSkillId, b.id AS toSkillId, e.strength AS strength
