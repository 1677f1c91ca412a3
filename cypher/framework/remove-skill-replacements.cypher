// Takes back what replaces these skills.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[link:REPLACED_BY]->(:Skill)
DELETE link
