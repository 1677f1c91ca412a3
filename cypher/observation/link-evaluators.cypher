// Points observation versions to who evaluated, and gives how many: fewer where one is not known.
// @param rows {id string, version string, evaluatorId string}[]
// @returns linked int
UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (e:Person {id: row.evaluatorId})
WHERE o.version = row.version
CREATE (o)-[:BY]->(e)
RETURN count(*) AS linked
