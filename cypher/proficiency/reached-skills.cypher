// The skills to which any of these leads.
// @param   skills string[]
// @param   run    string     an EMBED_SKILLS run
// @returns skillId string
UNWIND $skills AS wanted
MATCH (:Skill {id: wanted})-[:ADJACENT {run: $run}]->(t:Skill)
RETURN DISTINCT t.id AS skillId
