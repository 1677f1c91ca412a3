// Removes the PRICED edges of a run that begin at these nodes.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (:Skill {id: id})-[e:PRICED {run: $run}]->()
DELETE e
