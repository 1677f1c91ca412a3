// What a run gave, beside its edges. Null leaves what stands.
// @param id              string
// @param inputDigest     string?
// @param metrics         string?
// @param hyperparameters string?
// @param shortlistIds    string[]?
MATCH (r:Run {id: $id})
SET r.inputDigest = coalesce($inputDigest, r.inputDigest), r.metrics = coalesce($metrics, r.metrics),
  r.hyperparameters = coalesce($hyperparameters, r.hyperparameters),
  r.shortlistIds = coalesce($shortlistIds, r.shortlistIds)
