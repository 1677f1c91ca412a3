// How many parts of a run are in each state, and how far they are together.
// @param   parent string
// @returns state string, parts int, progress float
MATCH (:Run {id: $parent})<-[:CHILD_OF]-(part:Run)
RETURN part.state AS state, count(part) AS parts, sum(part.progress) AS progress
ORDER BY state
