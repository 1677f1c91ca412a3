// Who has, or had, evidence from after a moment, whenever it was recorded.
// @param   at int
// @returns personId string
MATCH (p:Person)
WHERE p.evidenceAt > $at
RETURN p.id AS personId
ORDER BY personId
