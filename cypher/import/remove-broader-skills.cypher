// Takes skills out from under whatever they are under.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[link:BROADER]->(:Skill)
DELETE link
