// Removes the DISTINGUISHED_BY edges of a run that begin at these nodes.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (:RoleCluster {id: id})-[e:DISTINGUISHED_BY {run: $run}]->()
DELETE e
