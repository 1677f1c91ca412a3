// Removes the ADJACENT edges of a run that begin at these nodes.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (:Skill {id: id})-[e:ADJACENT {run: $run}]->()
DELETE e
