// Takes away the issuers of credentials.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Credential {id: wanted})-[link:ISSUED_BY]->(:Issuer)
DELETE link
