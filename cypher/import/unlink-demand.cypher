// Takes openings from their pods and roles, so that they can be put elsewhere.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (d:Demand {id: wanted})-[link:NEEDS|FOR_ROLE]-()
DELETE link
