// The standing versions of awards; unknown ids are absent.
// @param   ids  string[]
// @param   open int       the sequence that has not come
// @returns id string, version string, externalId string, personId string, credentialId string, awardedAt int, expiresAt int?, status string?, statusAt int?
UNWIND $ids AS wanted
MATCH (a:Award {id: wanted}) WHERE a.supersededSeq = $open
RETURN a.id AS id, a.version AS version, a.externalId AS externalId, a.personId AS personId,
       a.credentialId AS credentialId, a.awardedAt AS awardedAt, a.expiresAt AS expiresAt, a.status AS status,
       a.statusAt AS statusAt
ORDER BY id
