// Which skills have evidence that was recorded by a position of the change log, whatever became of it.
// @param   knownSeq int
// @returns skillId string
MATCH (o:Observation)
WHERE o.recordedSeq <= $knownSeq
RETURN DISTINCT o.skillId AS skillId
ORDER BY skillId
