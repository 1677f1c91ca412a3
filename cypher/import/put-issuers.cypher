// Makes issuers or changes them.
// @param rows {id string, externalId string, name string, url string?}[]
UNWIND $rows AS row
MERGE (i:Issuer {id: row.id})
SET i.externalId = row.externalId, i.name = row.name, i.url = row.url
