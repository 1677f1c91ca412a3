// The vectors of a run, block after block.
// @param   run  string     the published EMBED_SKILLS run
// @param   kind string     SKILL or ROLE
// @returns id string, ids string[], scales int[], centres float[], weights float[], dimensions int, vectors string
MATCH (:Run {id: $run})-[:LEARNED]->(b:VectorBlock)
WHERE b.kind = $kind
RETURN b.id AS id, b.ids AS ids, b.scales AS scales, b.centres AS centres, b.weights AS weights,
  b.dimensions AS dimensions, b.vectors AS vectors
ORDER BY id
