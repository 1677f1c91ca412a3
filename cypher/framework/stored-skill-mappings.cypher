// What one origin maps each of these skills to; one without any is absent.
// @param   ids    string[]
// @param   origin string
// @returns id string, toIds string[], matches string[], sources string[]
UNWIND $ids AS wanted
MATCH (a:Skill {id: wanted})-[m:MAPS_TO]->(b:Skill) WHERE m.origin = $origin
WITH a.id AS id, b.id AS toId, m.`match` AS matched, m.source AS source
ORDER BY id, toId
RETURN id, collect(toId) AS toIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id
