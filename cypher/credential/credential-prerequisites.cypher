// The credentials that each one requires first, in the order of their ids.
// @param   ids   string[]
// @param   limit int       how many of each at most
// @returns id string, credentialIds string[]
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:REQUIRES_FIRST]->(o:Credential)
WITH c.id AS id, o.id AS otherId ORDER BY otherId
WITH id, collect(otherId) AS found
RETURN id, found[0..$limit] AS credentialIds
ORDER BY id
