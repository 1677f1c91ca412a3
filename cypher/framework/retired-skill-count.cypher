// How many skills of a framework a release retired.
// @param   framework string
// @param   release   int
// @returns retired int
MATCH (s:Skill {framework: $framework}) WHERE s.retiredRelease = $release
RETURN count(*) AS retired
