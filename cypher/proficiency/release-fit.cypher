// The fit that wrote has published: another may write. One that does not hold the claim changes nothing.
// @param id  string     `published:FIT_DECAY`
// @param run string
MATCH (p:Published {id: $id})
SET p.claimedBy = CASE WHEN p.claimedBy = $run THEN null ELSE p.claimedBy END
