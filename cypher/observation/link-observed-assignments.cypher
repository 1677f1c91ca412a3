// Points observation versions to the assignment during which they were made.
// @param rows {id string, version string, assignmentId string}[]
UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (a:Assignment {id: row.assignmentId})
WHERE o.version = row.version
CREATE (o)-[:DURING]->(a)
