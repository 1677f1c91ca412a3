// The awards that were recorded, each for the first time or anew, at some positions of the change log.
// @param   positions int[]
// @returns awardId string
UNWIND $positions AS position
MATCH (a:Award {recordedSeq: position})
RETURN a.id AS awardId
