// Runs that are to be carried out still, oldest first.
// @param   after string    '' for the first page
// @param   limit int
// @returns id string, job string, state string, fence int, lastSeenAt int, parentId string?
UNWIND ['WAITING', 'ACTIVE'] AS state
MATCH (r:Run {state: state})
WHERE r.id > $after
RETURN r.id AS id, r.job AS job, r.state AS state, r.fence AS fence,
  coalesce(r.heartbeatAt, r.requestedAt) AS lastSeenAt, r.parentId AS parentId
ORDER BY id LIMIT $limit
