// Makes people or changes them.
// @param rows {id string, externalId string, name string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?}[]
// @param seq  int   the position of the change in the change log
UNWIND $rows AS row
MERGE (p:Person {id: row.id})
SET p.externalId = row.externalId, p.name = row.name, p.unit = row.unit, p.location = row.location,
    p.joinedOn = row.joinedOn, p.leftOn = row.leftOn, p.wage = row.wage, p.currency = row.currency,
    p.recordedSeq = $seq
