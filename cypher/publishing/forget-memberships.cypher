// Removes the IN_CLUSTER edges of a run that begin at these nodes.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (:Role {id: id})-[e:IN_CLUSTER {run: $run}]->()
DELETE e
