// The FIT_DECAY that writes; null where none does, no row before the first began.
// @param   id string     `published:FIT_DECAY`
// @returns claimedBy string?
MATCH (p:Published {id: $id})
RETURN p.claimedBy AS claimedBy
