// Pods as they stand; unknown ids are absent.
// @param   ids string[]
// @returns id string, externalId string, name string, unit string?, location string?, traitNames string[], traitValues float[]
UNWIND $ids AS wanted
MATCH (p:Pod {id: wanted})
RETURN p.id AS id, p.externalId AS externalId, p.name AS name, p.unit AS unit, p.location AS location,
       p.traitNames AS traitNames, p.traitValues AS traitValues
ORDER BY id
