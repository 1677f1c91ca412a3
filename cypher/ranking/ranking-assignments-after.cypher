// All assignments of everybody who was changed, or had one changed, after a position of the change log.
// @param   after int
// @returns personId string, podId string, from string, to string?
MATCH (p:Person)<-[:OF]-(a:Assignment)
WHERE p.recordedSeq > $after
RETURN p.id AS personId, a.podId AS podId, a.from AS from, a.to AS to
