// The key of the organisation's pseudonyms; null or no row before the first import of people.
// @returns personKey string?
MATCH (d:Deployment {id: 'deployment'})
RETURN d.personKey AS personKey
