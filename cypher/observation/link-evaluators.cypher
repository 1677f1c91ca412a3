// Points observation versions to who evaluated.
// @param rows {id string, version string, evaluatorId string}[]
UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (e:Person {id: row.evaluatorId})
WHERE o.version = row.version
CREATE (o)-[:BY]->(e)
