// Where the PRICED edges of a run begin, and how many there are.
// @param   run string
// @returns id string, edges int
MATCH (:Run {id: $run})<-[e:PRICED]-(n:Skill)
RETURN n.id AS id, count(e) AS edges
ORDER BY id
