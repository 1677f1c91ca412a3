// Removes some of a run's premiums, and says how many; 0 once none is left.
// @param   run   string
// @param   limit int
// @returns removed int
MATCH (:Run {id: $run})<-[e:PRICED]-(:Skill)
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS removed
