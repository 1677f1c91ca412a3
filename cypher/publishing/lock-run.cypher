// Locks a run until the transaction ends, and only then reads its fence: what is read cannot have been passed by
// another delivery meanwhile. `lockedBy` carries no other meaning.
// @param   id    string
// @param   fence int
// @returns fence int, state string
MATCH (r:Run {id: $id})
SET r.lockedBy = $fence
WITH r
RETURN r.fence AS fence, r.state AS state
