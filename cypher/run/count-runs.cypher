// How many runs there are of a job, in a state.
// @param   job   string?
// @param   state string?
// @returns runs int
MATCH (r:Run)
WHERE ($job IS NULL OR r.job = $job) AND ($state IS NULL OR r.state = $state)
RETURN count(r) AS runs
