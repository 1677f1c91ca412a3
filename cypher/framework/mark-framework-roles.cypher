// Notes of roles since which release they are as they are.
// @param rows {id string, content string, addedRelease int, changedRelease int, retiredIn string?, retiredRelease int?}[]
UNWIND $rows AS row
MATCH (r:Role {id: row.id})
SET r.content = row.content, r.addedRelease = row.addedRelease, r.changedRelease = row.changedRelease,
    r.retiredIn = row.retiredIn, r.retiredRelease = row.retiredRelease
