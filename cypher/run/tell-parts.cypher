// How far the parts of a locked run are, and since when they stand so; progress never falls.
// @param id           string
// @param progress     float
// @param phase        string
// @param partsStoodAt int
MATCH (r:Run {id: $id})
SET r.progress = CASE WHEN $progress > r.progress THEN $progress ELSE r.progress END,
  r.phase = $phase, r.partsStoodAt = $partsStoodAt
