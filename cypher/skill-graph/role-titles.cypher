// Every role with all its titles; in no order.
// @returns roleId string, title string, alternateTitles string[]?
MATCH (r:Role)
RETURN r.id AS roleId, r.title AS title, r.alternateTitles AS alternateTitles
