// Keeps what a fit has settled before its parts are at work, and that it is the one that writes. Hyperparameters of a former plan go.
// @param id         string     `published:FIT_DECAY`
// @param run        string
// @param edgesOf    string?    the run whose edges it continues; null where it writes its own
// @param generation int
// @param plan       string     JSON
// @param changed    string[]?  whom its parts fit; null for everybody in their ranges
MATCH (p:Published {id: $id}), (r:Run {id: $run})
SET p.claimedBy = $run, r.edgesOf = $edgesOf, r.generation = $generation, r.plan = $plan, r.changed = $changed
REMOVE r.hyperparameters
