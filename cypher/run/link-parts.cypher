// Ties the parts of a run to it.
// @param parent string
// @param ids    string[]
MATCH (parent:Run {id: $parent})
UNWIND $ids AS id
MATCH (part:Run {id: id})
MERGE (part)-[:CHILD_OF]->(parent)
