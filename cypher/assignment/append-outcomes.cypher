// Creates versions of what came of assignments.
// @param rows {id string, version string, assignmentId string, value float, at int?, recordedAt int, recordedSeq int}[]
// @param open int  the time or sequence that has not come
UNWIND $rows AS row
MATCH (a:Assignment {id: row.assignmentId})
CREATE (o:Outcome {id: row.id, version: row.version, assignmentId: row.assignmentId, value: row.value, at: row.at,
  recordedAt: row.recordedAt, recordedSeq: row.recordedSeq, supersededAt: $open, supersededSeq: $open})
CREATE (o)-[:OF]->(a)
