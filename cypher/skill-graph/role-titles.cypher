// All titles and texts of some roles; in no order.
// @param   roleIds string[]
// @returns roleId string, title string, alternateTitles string[]?, description string?, tasks string[]?
UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS roleId, r.title AS title, r.alternateTitles AS alternateTitles, r.description AS description,
  r.tasks AS tasks
