// Keeps that people are marked for so many positions that programs of former releases took.
// @param unmarked int
MATCH (c:Counter {id: 'changes'})
SET c.caughtUp = CASE WHEN coalesce(c.caughtUp, 0) > $unmarked THEN c.caughtUp ELSE $unmarked END
