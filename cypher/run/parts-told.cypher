// What a run last told of its parts, and since when they stand so.
// @param   id string
// @returns state string, fence int, progress float, phase string?, partsStoodAt int?
MATCH (r:Run {id: $id})
RETURN r.state AS state, r.fence AS fence, r.progress AS progress, r.phase AS phase, r.partsStoodAt AS partsStoodAt
