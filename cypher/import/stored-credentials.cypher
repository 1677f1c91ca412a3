// Credentials as they stand, without what they point to; unknown ids are absent.
// @param   ids string[]
// @returns id string, externalId string, name string, kind string, days float?, cost float?, currency string?, validityDays int?
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})
RETURN c.id AS id, c.externalId AS externalId, c.name AS name, c.kind AS kind, c.days AS days, c.cost AS cost,
       c.currency AS currency, c.validityDays AS validityDays
ORDER BY id
