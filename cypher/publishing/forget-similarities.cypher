// Removes the SIMILAR_TO edges of a run that begin at these nodes.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (:Role {id: id})-[e:SIMILAR_TO {run: $run}]->()
DELETE e
