// The roles of each cluster, of whatever run, in the order of their ids, each from after its cursor.
// @param   ids     string[]
// @param   after   string     a role id, '' for the first page
// @param   limit   int        how many of each
// @returns id string, total int, roleIds string[]
UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})<-[link:IN_CLUSTER]-(r:Role)
WHERE link.run = c.run
WITH c.id AS id, r.id AS roleId
ORDER BY roleId
WITH id, count(*) AS total, collect(CASE WHEN roleId > $after THEN roleId END) AS later
RETURN id, total, later[0..$limit] AS roleIds
ORDER BY id
