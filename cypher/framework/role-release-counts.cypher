// How many of these roles a release added, and how many it changed without adding or retiring them.
// @param   ids     string[]
// @param   release int
// @returns added int, changed int
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN coalesce(sum(CASE WHEN r.addedRelease = $release THEN 1 ELSE 0 END), 0) AS added,
       coalesce(sum(CASE WHEN r.changedRelease = $release AND r.addedRelease < $release
                              AND coalesce(r.retiredRelease, 0) <> $release THEN 1 ELSE 0 END), 0) AS changed
