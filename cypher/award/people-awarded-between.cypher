// Whose awards were recorded, or ended by a newer version, after one position of the change log and up to another.
// @param   from int
// @param   to   int   below the sequence that has not come
// @returns personId string
MATCH (a:Award)
WHERE (a.recordedSeq > $from AND a.recordedSeq <= $to) OR (a.supersededSeq > $from AND a.supersededSeq <= $to)
RETURN DISTINCT a.personId AS personId
