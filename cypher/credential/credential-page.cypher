// A page of credentials in the order of their ids. Every word occurs in the name.
// @param   after string     the last id of the former page, '' for the first
// @param   words string[]   lower case
// @param   limit int
// @returns id string, name string, issuerId string, kind string, days float?, cost float?, currency string?
MATCH (c:Credential)-[:ISSUED_BY]->(i:Issuer)
WHERE c.id > $after AND all(word IN $words WHERE toLower(c.name) CONTAINS word)
RETURN c.id AS id, c.name AS name, i.id AS issuerId, c.kind AS kind, c.days AS days, c.cost AS cost,
       c.currency AS currency
ORDER BY id LIMIT $limit
