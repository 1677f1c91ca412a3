// Removes the PROFICIENT_IN edges of a run that begin at these nodes and had ended by a generation.
// @param run        string
// @param generation int
// @param ids        string[]
UNWIND $ids AS id
MATCH (:Person {id: id})-[e:PROFICIENT_IN {run: $run}]->()
WHERE e.until <= $generation
DELETE e
