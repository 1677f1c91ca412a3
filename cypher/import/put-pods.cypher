// Makes pods or changes them.
// @param rows {id string, externalId string, name string, unit string?, location string?, traitNames string[], traitValues float[]}[]
UNWIND $rows AS row
MERGE (p:Pod {id: row.id})
SET p.externalId = row.externalId, p.name = row.name, p.unit = row.unit, p.location = row.location,
    p.traitNames = row.traitNames, p.traitValues = row.traitValues
