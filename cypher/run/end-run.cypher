// Ends a locked run. What was in flight for it is fenced off, and whom a fit was to fit is not kept.
// @param id             string
// @param state          string
// @param at             int
// @param progress       float
// @param phase          string?
// @param failureCode    string?
// @param failureMessage string?
MATCH (r:Run {id: $id})
SET r.state = $state, r.finishedAt = $at, r.fence = r.fence + 1,
  r.progress = CASE WHEN $progress > r.progress THEN $progress ELSE r.progress END,
  r.phase = $phase, r.failureCode = $failureCode, r.failureMessage = $failureMessage
REMOVE r.heartbeatAt, r.changed
