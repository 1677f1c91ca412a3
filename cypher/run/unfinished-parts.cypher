// The parts of a run that have not ended.
// @param   parent string
// @param   limit  int
// @returns id string
MATCH (part:Run)-[:CHILD_OF]->(:Run {id: $parent})
WHERE part.state IN ['WAITING', 'ACTIVE']
RETURN part.id AS id
ORDER BY id LIMIT $limit
