// What is mapped to each of these skills; one without any is absent. The match is read from there to here.
// @param   ids string[]
// @returns id string, otherIds string[], matches string[], sources string[]
UNWIND $ids AS wanted
MATCH (a:Skill {id: wanted})<-[m:MAPS_TO]-(b:Skill)
WITH a.id AS id, b.id AS otherId, m.`match` AS matched, m.source AS source
ORDER BY id, otherId, source
RETURN id, collect(otherId) AS otherIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id
