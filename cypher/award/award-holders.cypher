// Whose some awards are, or were by an earlier version.
// @param   awards string[]
// @returns personId string
UNWIND $awards AS wanted
MATCH (a:Award {id: wanted})
RETURN DISTINCT a.personId AS personId
