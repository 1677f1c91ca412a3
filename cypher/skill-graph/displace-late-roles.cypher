// Takes roles that were placed after a run out of its clusters.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (:Role {id: id})-[link:IN_CLUSTER {run: $run}]->(:RoleCluster)
WHERE link.placedAt > 0
DELETE link
