// The fit that wrote has published: another may write. One that does not hold the claim changes nothing.
// @param id  string     `published:FIT_DECAY`
// @param run string
MATCH (p:Published {id: $id})
WHERE p.claimedBy = $run
SET p.claimedBy = null
