// The class of every skill.
// @returns skillId string, taskClass string
MATCH (s:Skill)
RETURN s.id AS skillId, s.taskClass AS taskClass
