// Removes the PROFICIENT_IN edges of a run that begin at these nodes.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (:Person {id: id})-[e:PROFICIENT_IN {run: $run}]->()
DELETE e
