// The skills that one origin maps to others, each once; in no order.
// @param   origin string
// @returns id string
MATCH (a:Skill)-[m:MAPS_TO {origin: $origin}]->(:Skill)
RETURN DISTINCT a.id AS id
