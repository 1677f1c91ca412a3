// Each of these skills, then the skills from which it is reached, with how much carries over.
// @param   skills string[]
// @param   run    string     an EMBED_SKILLS run
// @returns toSkillId string, taskClass string, fromSkillId string?, strength float?
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS toSkillId, s.taskClass AS taskClass, null AS fromSkillId, null AS strength
UNION ALL
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})<-[e:ADJACENT {run: $run}]-(a:Skill)
RETURN s.id AS toSkillId, s.taskClass AS taskClass, a.id AS fromSkillId, e.strength AS strength
