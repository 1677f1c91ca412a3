// Credentials by id, in any order; unknown ids are absent.
// @param   ids string[]
// @returns id string, name string, issuerId string, kind string, days float?, cost float?, currency string?
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ISSUED_BY]->(i:Issuer)
RETURN c.id AS id, c.name AS name, i.id AS issuerId, c.kind AS kind, c.days AS days, c.cost AS cost,
       c.currency AS currency
ORDER BY id
