// Gives the key of the organisation's pseudonyms, made of the candidate at first use.
// @param   candidate string
// @returns personKey string
MERGE (d:Deployment {id: 'deployment'})
SET d.personKey = coalesce(d.personKey, $candidate)
RETURN d.personKey AS personKey
