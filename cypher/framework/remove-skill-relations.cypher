// Takes back what these skills build on.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[link:BUILDS_ON]->(:Skill)
DELETE link
