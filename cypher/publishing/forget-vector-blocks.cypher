// Removes these blocks of vectors of a run.
// @param run string
// @param ids string[]
UNWIND $ids AS id
MATCH (b:VectorBlock {id: id})
WHERE b.run = $run
DETACH DELETE b
