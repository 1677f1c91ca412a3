// Every assignment of some people.
// @param   people string[]
// @returns personId string, podId string, from string, to string?
UNWIND $people AS wanted
MATCH (a:Assignment {personId: wanted})
RETURN a.personId AS personId, a.podId AS podId, a.from AS from, a.to AS to
