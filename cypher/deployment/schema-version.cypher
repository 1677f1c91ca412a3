// How far the migrations of this graph have come; no row before the first.
// @returns version int
MATCH (d:Deployment {id: 'deployment'}) WHERE d.schemaVersion IS NOT NULL
RETURN d.schemaVersion AS version
