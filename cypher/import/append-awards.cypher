// Creates award versions between their person and credential.
// @param rows {id string, version string, externalId string, personId string, credentialId string, awardedAt int, expiresAt int?, status string?, statusAt int?, recordedAt int, recordedSeq int}[]
// @param open int  the time or sequence that has not come
UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (c:Credential {id: row.credentialId})
CREATE (a:Award {id: row.id, version: row.version, externalId: row.externalId, personId: row.personId,
  credentialId: row.credentialId, awardedAt: row.awardedAt, expiresAt: row.expiresAt, status: row.status,
  statusAt: row.statusAt, recordedAt: row.recordedAt, recordedSeq: row.recordedSeq, supersededAt: $open,
  supersededSeq: $open})
CREATE (p)-[:HOLDS]->(a), (a)-[:OF]->(c)
