// Runs that a shortlist cites: of which job each is, and when what it derived was removed, if it was.
// @param   ids string[]
// @returns id string, job string, clearedAt int?
UNWIND $ids AS wanted
MATCH (r:Run {id: wanted})
RETURN r.id AS id, r.job AS job, r.clearedAt AS clearedAt
ORDER BY id
