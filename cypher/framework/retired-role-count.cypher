// How many roles of a framework a release retired.
// @param   framework string
// @param   release   int
// @returns retired int
MATCH (r:Role {framework: $framework}) WHERE r.retiredRelease = $release
RETURN count(*) AS retired
