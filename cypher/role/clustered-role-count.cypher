// How many roles clustered-role-page has in all.
// @param   clusterId string
// @param   run       string     the published CLUSTER_ROLES run
// @param   framework string?
// @param   words     string[]   lower case
// @returns total int
MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
WHERE ($framework IS NULL OR r.framework = $framework)
  AND (all(word IN $words WHERE toLower(r.title) CONTAINS word)
    OR any(title IN r.alternateTitles WHERE all(word IN $words WHERE toLower(title) CONTAINS word)))
RETURN count(*) AS total
