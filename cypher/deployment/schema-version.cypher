// How far the migrations of this graph have come; no row before the first.
// @returns version int
MATCH (d:Deployment) WHERE d.id = 'deployment' AND d.schemaVersion IS NOT NULL
RETURN d.schemaVersion AS version
