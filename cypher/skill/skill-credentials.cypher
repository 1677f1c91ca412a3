// The credentials that validate each skill, in the order of their ids.
// @param   ids   string[]
// @param   after string    the last credential id of the former page, '' for the first
// @param   limit int       how many of each
// @returns id string, total int, credentialIds string[]
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})<-[:VALIDATES]-(c:Credential)
WITH s.id AS id, c.id AS credentialId ORDER BY credentialId
WITH id, count(*) AS total, collect(CASE WHEN credentialId > $after THEN credentialId END) AS found
RETURN id, total, found[0..$limit] AS credentialIds
ORDER BY id
