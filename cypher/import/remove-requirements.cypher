// Takes away what roles require by their framework; what the organisation says stays.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Role {id: wanted})-[link:REQUIRES]->(:Skill) WHERE link.source IS NULL
DELETE link
