// The people whose ids lie within a range.
// @param   from  string
// @param   until string   the first that no longer belongs to it
// @returns personId string
MATCH (p:Person)
WHERE p.id >= $from AND p.id < $until
RETURN p.id AS personId
ORDER BY personId
