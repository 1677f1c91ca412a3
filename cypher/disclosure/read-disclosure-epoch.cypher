// How often disclosures have changed; no row before the first time.
// @returns epoch int
MATCH (c:Counter {id: 'disclosures'})
RETURN c.value AS epoch
