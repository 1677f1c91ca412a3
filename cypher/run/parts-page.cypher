// The parts of a run, in their order.
// @param   parent string
// @param   after  string    '' for the first page
// @param   limit  int
// @returns id string, job string, state string, progress float, phase string?, parameters string, bodyDigest string,
//   inputDigest string?, seed string, codeVersion string, idempotencyKey string?, parentId string?, requestedAt int,
//   startedAt int?, finishedAt int?, publishedAt int?, fence int, attempts int, failureCode string?,
//   failureMessage string?, metrics string, hyperparameters string?, shortlistIds string[]?
MATCH (:Run {id: $parent})<-[:CHILD_OF]-(r:Run)
WHERE r.id > $after
RETURN r.id AS id, r.job AS job, r.state AS state, r.progress AS progress, r.phase AS phase,
  r.parameters AS parameters, r.bodyDigest AS bodyDigest, r.inputDigest AS inputDigest, r.seed AS seed,
  r.codeVersion AS codeVersion, r.idempotencyKey AS idempotencyKey, r.parentId AS parentId,
  r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.finishedAt AS finishedAt, r.publishedAt AS publishedAt,
  r.fence AS fence, r.attempts AS attempts, r.failureCode AS failureCode, r.failureMessage AS failureMessage,
  r.metrics AS metrics, r.hyperparameters AS hyperparameters, r.shortlistIds AS shortlistIds
ORDER BY id LIMIT $limit
