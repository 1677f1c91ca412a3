// How many of these skills a release added, and how many it changed without adding or retiring them.
// @param   ids     string[]
// @param   release int
// @returns added int, changed int
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN coalesce(sum(CASE WHEN s.addedRelease = $release THEN 1 ELSE 0 END), 0) AS added,
       coalesce(sum(CASE WHEN s.changedRelease = $release AND s.addedRelease < $release
                              AND coalesce(s.retiredRelease, 0) <> $release THEN 1 ELSE 0 END), 0) AS changed
