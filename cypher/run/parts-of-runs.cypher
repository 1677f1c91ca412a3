// The parts of each run in their order, each from after its cursor; runs without parts are absent.
// @param   ids   string[]
// @param   after string     a run id, '' for the first page
// @param   limit int        how many of each
// @returns id string, total int, partIds string[]
UNWIND $ids AS wanted
MATCH (whole:Run {id: wanted})<-[:CHILD_OF]-(part:Run)
WITH whole.id AS id, part.id AS partId
ORDER BY partId
WITH id, count(*) AS total, collect(CASE WHEN partId > $after THEN partId END) AS later
RETURN id, total, later[0..$limit] AS partIds
ORDER BY id
