// Vectors of a run, some skills or roles a block. `vectors` is base64 of 32-bit floats, little-endian, row after row;
// `centres` and `weights` are empty for roles.
// @param run  string
// @param rows {id string, kind string, ids string[], scales int[], centres float[], weights float[], dimensions int, vectors string}[]
MATCH (run:Run {id: $run})
UNWIND $rows AS row
CREATE (run)-[:LEARNED]->(:VectorBlock {id: row.id, run: $run, kind: row.kind, ids: row.ids, scales: row.scales,
  centres: row.centres, weights: row.weights, dimensions: row.dimensions, vectors: row.vectors})
