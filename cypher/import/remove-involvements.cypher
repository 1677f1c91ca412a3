// Takes away all work activities of roles.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Role {id: wanted})-[link:INVOLVES]->(:Activity)
DELETE link
