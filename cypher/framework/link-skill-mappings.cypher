// Maps skills to those of other frameworks.
// @param rows {id string, toId string, matched string, source string, origin string}[]
UNWIND $rows AS row
MATCH (a:Skill {id: row.id}), (b:Skill {id: row.toId})
CREATE (a)-[:MAPS_TO {origin: row.origin, `match`: row.matched, source: row.source}]->(b)
