// The roles that one origin maps to others, each once; in no order.
// @param   origin string
// @returns id string
MATCH (a:Role)-[m:MAPS_TO {origin: $origin}]->(:Role)
RETURN DISTINCT a.id AS id
