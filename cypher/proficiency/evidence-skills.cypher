// Which skills somebody has shown, whatever became of that evidence.
// @returns skillId string
MATCH (s:Skill)
WHERE EXISTS { (s)<-[:ON]-(:Observation) }
RETURN s.id AS skillId
