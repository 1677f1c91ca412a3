// A run whose edges are gone; its node stays as the record.
// @param id string
// @param at int
MATCH (r:Run {id: $id})
SET r.clearedAt = $at
