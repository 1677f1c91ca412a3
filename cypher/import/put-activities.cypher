// Makes work activities or renames them.
// @param rows {id string, name string}[]
UNWIND $rows AS row
MERGE (a:Activity {id: row.id})
SET a.name = row.name
