// Runs as they are requested, before the queue hears of them.
// @param rows {id string, job string, parameters string, bodyDigest string, seed string, codeVersion string,
//   idempotencyKey string?, parentId string?, requestedAt int}[]
UNWIND $rows AS row
CREATE (r:Run {id: row.id, job: row.job, state: 'WAITING', progress: 0.0, parameters: row.parameters,
  bodyDigest: row.bodyDigest, seed: row.seed, codeVersion: row.codeVersion, requestedAt: row.requestedAt,
  fence: 0, attempts: 0, metrics: '[]'})
SET r.idempotencyKey = row.idempotencyKey, r.parentId = row.parentId
