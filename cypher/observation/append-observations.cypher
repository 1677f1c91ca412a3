// Creates observation versions with their person and skill, and gives how many: fewer where a person or a skill is not
// known. Evaluators and assignments are linked by other statements.
// @param rows {id string, version string, externalId string, personId string, skillId string, at int, kind string, score float, trials int?, evaluatorId string?, assignmentId string?, artifact string?, recordedAt int, recordedSeq int}[]
// @param open int  the time or sequence that has not come
// @returns appended int
UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (s:Skill {id: row.skillId})
CREATE (o:Observation {id: row.id, version: row.version, externalId: row.externalId, personId: row.personId,
  skillId: row.skillId, at: row.at, kind: row.kind, score: row.score, trials: row.trials,
  evaluatorId: row.evaluatorId, assignmentId: row.assignmentId, artifact: row.artifact,
  recordedAt: row.recordedAt, recordedSeq: row.recordedSeq, supersededAt: $open, supersededSeq: $open,
  withdrawnAt: $open, withdrawnSeq: $open})
CREATE (o)-[:OF]->(p), (o)-[:ON]->(s)
WITH p, count(*) AS versions, max(row.recordedSeq) AS seq, max(row.at) AS newest
SET p.evidenceSeq = seq, p.evidenceAt = CASE WHEN p.evidenceAt > newest THEN p.evidenceAt ELSE newest END
RETURN coalesce(sum(versions), 0) AS appended
