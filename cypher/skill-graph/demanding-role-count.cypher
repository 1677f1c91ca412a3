// How many roles ask for any skill. Whether one does is looked at, not what it asks for: as much work as there are roles.
// @returns total int
MATCH (r:Role)
WHERE EXISTS { (r)-[:REQUIRES]->() }
RETURN count(r) AS total
