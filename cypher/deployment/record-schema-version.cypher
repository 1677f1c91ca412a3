// Says that every migration up to this one has been made.
// @param version int
MERGE (d:Deployment {id: 'deployment'})
SET d.schemaVersion = $version
