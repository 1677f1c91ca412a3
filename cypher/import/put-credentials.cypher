// Makes credentials or changes them; what they point to is put by other statements.
// @param rows {id string, externalId string, name string, kind string, days float?, cost float?, currency string?, validityDays int?}[]
UNWIND $rows AS row
MERGE (c:Credential {id: row.id})
SET c.externalId = row.externalId, c.name = row.name, c.kind = row.kind, c.days = row.days, c.cost = row.cost,
    c.currency = row.currency, c.validityDays = row.validityDays
