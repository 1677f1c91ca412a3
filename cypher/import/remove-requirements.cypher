// Takes away all requirements of roles.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Role {id: wanted})-[link:REQUIRES]->(:Skill)
DELETE link
