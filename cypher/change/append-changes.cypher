// Takes the next positions of the change log, appends what stands at them and gives the last. The counter stays locked until the transaction ends,
// so that the order of positions is the order of commits; a transaction that fails gives its positions back. `marked` counts the positions taken by
// programs that mark whose evidence they change: what `value` is ahead of it, programs of former releases took. The ids are those of `changeId`
// in src/services/runs/changes.ts.
// @param   rows  {place int, kind string, subject string}[]   places from 1 on
// @param   count int                                          how many they are
// @param   at    int
// @returns last int
MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0, c.marked = 0
SET c.value = c.value + $count
SET c.marked = coalesce(c.marked, 0) + $count
WITH c.value AS last
UNWIND $rows AS row
CREATE (:Change {id: 'change:' + substring(toString(10000000000000000 + last - $count + row.place), 1),
  seq: last - $count + row.place, at: $at, kind: row.kind, subject: row.subject})
RETURN max(last) AS last
