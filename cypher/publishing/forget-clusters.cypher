// Removes these clusters of a run, whose edges are gone.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (c:RoleCluster {id: id, run: $run})
DETACH DELETE c
