// Which skills have evidence, whatever became of it, and since which position of the change log.
// @returns skillId string, firstSeq int
MATCH (o:Observation)
RETURN o.skillId AS skillId, min(o.recordedSeq) AS firstSeq
ORDER BY skillId
