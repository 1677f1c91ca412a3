// The parts of a run that have not ended.
// @param   parent string
// @param   limit  int
// @returns id string
MATCH (:Run {id: $parent})<-[:CHILD_OF]-(part:Run)
WHERE part.state IN ['WAITING', 'ACTIVE']
RETURN part.id AS id
ORDER BY id LIMIT $limit
