// Hands a locked run back: another attempt takes it up. `uncounted` attempts are taken off again.
// @param id        string
// @param state     string   WAITING, or ACTIVE while its parts are at work
// @param uncounted int
MATCH (r:Run {id: $id})
SET r.state = $state, r.attempts = r.attempts - $uncounted
