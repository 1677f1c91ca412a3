// Whose evidence was recorded, corrected or withdrawn after a position of the change log, however it came.
// @param   after int
// @returns personId string
MATCH (p:Person)
WHERE p.evidenceSeq > $after
RETURN p.id AS personId
ORDER BY personId
