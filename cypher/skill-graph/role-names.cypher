// All titles of some roles, the organisation's own too; in no order.
// @param   roleIds string[]
// @returns roleId string, title string, alternateTitles string[]?, organisationTitles string[]?
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS roleId, r.title AS title, r.alternateTitles AS alternateTitles,
  r.organisationTitles AS organisationTitles
