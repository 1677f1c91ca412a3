// Removes what a run has fitted of some people.
// @param people string[]
// @param run    string
UNWIND $people AS wanted
MATCH (:Person {id: wanted})-[f:PROFICIENT_IN {run: $run}]->(:Skill)
DELETE f
