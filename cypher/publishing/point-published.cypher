// Points a job at the run that is current from now on.
// @param   id  string
// @param   run string
// @param   at  int
// @param   seq int    the position of the PUBLISHED change
// @returns run string
MATCH (p:Published {id: $id}), (r:Run {id: $run})
CREATE (p)-[:CURRENT]->(r)
SET r.publishedAt = $at, r.publishedSeq = $seq
RETURN r.id AS run
