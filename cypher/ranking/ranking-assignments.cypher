// Every assignment of the people whose ids lie within a range: who is in which pod, from when to when.
// @param   from  string
// @param   until string   the first that no longer belongs to it
// @returns personId string, podId string, from string, to string?
MATCH (a:Assignment)
WHERE a.personId >= $from AND a.personId < $until
RETURN a.personId AS personId, a.podId AS podId, a.from AS from, a.to AS to
