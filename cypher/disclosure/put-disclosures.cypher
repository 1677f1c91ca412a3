// Keeps what people disclosed, in the place of what they disclosed before. The n-th group is that of the n-th attribute.
// @param rows {id string, attributes string[], groups string[]}[]
UNWIND $rows AS row
MERGE (d:Disclosure {id: row.id})
SET d.attributes = row.attributes, d.groups = row.groups
