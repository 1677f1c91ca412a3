// Takes away the stacks of credentials.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Credential {id: wanted})-[link:STACKS_INTO]->(:Credential)
DELETE link
