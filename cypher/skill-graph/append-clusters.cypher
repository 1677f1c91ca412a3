// Clusters of a run.
// @param run  string
// @param rows {id string, label string, size int}[]
UNWIND $rows AS row
CREATE (:RoleCluster {id: row.id, run: $run, label: row.label, size: row.size})
