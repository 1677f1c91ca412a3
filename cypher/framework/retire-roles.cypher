// Marks roles as retired by a release; they stay with everything that refers to them.
// @param ids            string[]
// @param retiredIn      string
// @param retiredRelease int
UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
SET r.retiredIn = $retiredIn, r.retiredRelease = $retiredRelease
