// Whose turn it is among the runs of a job that goes one run at a time: the one that holds the job's claim, for it may have
// written, else the one that was asked for first. Parts are of their whole's turn.
// States in this order: under read committed a run that begins between two seeks is seen twice then, not missed.
// @param   job       string
// @param   published string     `published:` and the job
// @returns id string, progress float
UNWIND ['WAITING', 'ACTIVE'] AS state
MATCH (r:Run {state: state})
WHERE r.job = $job AND r.parentId IS NULL
OPTIONAL MATCH (p:Published {id: $published})
WITH r, CASE WHEN p.claimedBy = r.id THEN 0 ELSE 1 END AS place
RETURN r.id AS id, r.progress AS progress
ORDER BY place, id LIMIT 1
