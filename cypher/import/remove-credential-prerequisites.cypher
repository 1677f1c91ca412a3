// Takes away the prerequisites of credentials.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Credential {id: wanted})-[link:REQUIRES_FIRST]->(:Credential)
DELETE link
