// Every assignment: who is in which pod, from when to when.
// @returns personId string, podId string, from string, to string?
MATCH (a:Assignment)
RETURN a.personId AS personId, a.podId AS podId, a.from AS from, a.to AS to
