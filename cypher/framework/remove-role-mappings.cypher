// Takes back what one origin maps these roles to.
// @param ids    string[]
// @param origin string
UNWIND $ids AS wanted
MATCH (:Role {id: wanted})-[m:MAPS_TO]->(:Role) WHERE m.origin = $origin
DELETE m
