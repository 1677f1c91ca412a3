// The similarities that leave each role, at most 20 each: most similar first, then by target id.
// @param   ids string[]
// @param   run string     the published EMBED_SKILLS run
// @returns id string, roleId string, score float, skillIds string[]
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[e:SIMILAR_TO {run: $run}]->(t:Role)
RETURN r.id AS id, t.id AS roleId, e.score AS score, e.skills AS skillIds
ORDER BY id, score DESC, roleId
