// The adjacencies that leave each skill, at most 20 each: strongest first, then by target id.
// @param   ids string[]
// @param   run string     the published EMBED_SKILLS run
// @returns id string, skillId string, strength float, roleIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[e:ADJACENT {run: $run}]->(t:Skill)
RETURN s.id AS id, t.id AS skillId, e.strength AS strength, e.roles AS roleIds
ORDER BY id, strength DESC, skillId
