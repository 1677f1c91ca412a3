// The job zones of some roles; in no order.
// @param   roleIds string[]
// @returns roleId string, jobZone int?
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS roleId, r.jobZone AS jobZone
