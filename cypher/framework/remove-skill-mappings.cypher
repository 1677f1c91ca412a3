// Takes back what one origin maps these skills to.
// @param ids    string[]
// @param origin string
UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[m:MAPS_TO]->(:Skill) WHERE m.origin = $origin
DELETE m
