// The skills from which each of these is reached, with how much carries over.
// @param   skills string[]
// @param   run    string     an EMBED_SKILLS run
// @returns toSkillId string, taskClass string, fromSkillId string?, strength float?
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})
OPTIONAL MATCH (s)<-[e:ADJACENT {run: $run}]-(a:Skill)
RETURN s.id AS toSkillId, s.taskClass AS taskClass, a.id AS fromSkillId, e.strength AS strength
