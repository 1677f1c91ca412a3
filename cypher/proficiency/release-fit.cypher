// The fit that wrote has published: another may write.
// @param id  string     `published:FIT_DECAY`
MATCH (p:Published {id: $id})
SET p.claimedBy = null
