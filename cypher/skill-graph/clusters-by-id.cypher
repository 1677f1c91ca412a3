// Clusters by id, of whatever run, for stored shortlists refer to those of former runs; unknown ids are absent.
// @param   ids string[]
// @returns id string, label string, size int
UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})
RETURN c.id AS id, c.label AS label, c.size AS size
ORDER BY id
