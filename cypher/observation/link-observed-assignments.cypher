// Points observation versions to the assignment during which they were made, and gives how many: fewer where one is not known.
// @param rows {id string, version string, assignmentId string}[]
// @returns linked int
UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (a:Assignment {id: row.assignmentId})
WHERE o.version = row.version
CREATE (o)-[:DURING]->(a)
RETURN count(*) AS linked
