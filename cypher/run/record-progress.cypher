// How far a locked run is; progress never falls. heartbeatAt is kept only for runs that no queue watches over.
// @param id          string
// @param progress    float
// @param phase       string?
// @param heartbeatAt int?
MATCH (r:Run {id: $id})
SET r.progress = CASE WHEN $progress > r.progress THEN $progress ELSE r.progress END,
  r.phase = $phase, r.heartbeatAt = $heartbeatAt
