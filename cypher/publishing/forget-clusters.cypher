// Removes these clusters of a run, whose edges are gone; the name of one that a shortlist was made for stays.
// @param run string
// @param ids string[]
OPTIONAL MATCH (l:Shortlist)
WHERE l.targetId IN $ids
WITH collect(DISTINCT l.targetId) AS cited
UNWIND $ids AS id
WITH id, cited
WHERE NOT id IN cited
MATCH (c:RoleCluster {id: id, run: $run})
DETACH DELETE c
