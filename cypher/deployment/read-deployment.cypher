// The one node that says whose graph this is and how far its schema has come.
// @returns organisation string?, personKey string?, schemaVersion int
MATCH (d:Deployment {id: 'deployment'})
RETURN d.organisation AS organisation, d.personKey AS personKey, d.schemaVersion AS schemaVersion
