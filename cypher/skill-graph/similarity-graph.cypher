// Every similarity of a run, for finding communities; in no order.
// @param   run string
// @returns sourceId string, targetId string, score float
MATCH (source:Role)-[e:SIMILAR_TO {run: $run}]->(target:Role)
RETURN source.id AS sourceId, target.id AS targetId, e.score AS score
