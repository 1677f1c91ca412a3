// Gives a locked run to an attempt, whose fence is higher than every former one's. What a waiting run said of itself is over.
// @param   id          string
// @param   at          int
// @param   counted     int      0 where the former attempt was not to count and could not say so any more, else 1
// @param   heartbeatAt int?     for a run that no queue watches over
// @returns fence int, attempts int, seed string, parameters string, job string, progress float, phase string?
MATCH (r:Run {id: $id})
WITH r, CASE WHEN r.state = 'WAITING' THEN null ELSE r.phase END AS phase
SET r.phase = phase, r.fence = r.fence + 1, r.attempts = r.attempts + $counted, r.state = 'ACTIVE',
  r.startedAt = coalesce(r.startedAt, $at), r.heartbeatAt = $heartbeatAt
REMOVE r.finishedAt, r.failureCode, r.failureMessage
WITH r
RETURN r.fence AS fence, r.attempts AS attempts, r.seed AS seed, r.parameters AS parameters, r.job AS job,
  r.progress AS progress, r.phase AS phase
