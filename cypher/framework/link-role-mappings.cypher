// Maps roles to those of other frameworks.
// @param rows {id string, toId string, matched string, source string, origin string}[]
UNWIND $rows AS row
MATCH (a:Role {id: row.id}), (b:Role {id: row.toId})
CREATE (a)-[:MAPS_TO {origin: row.origin, `match`: row.matched, source: row.source}]->(b)
