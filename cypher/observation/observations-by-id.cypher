// Observations by id as they stand now, withdrawn ones included, in any order; unknown ids are absent.
// @param   ids  string[]
// @param   open int      the sequence that has not come
// @returns id string, version string, externalId string, personId string, skillId string, at int, kind string, score float, trials int?, evaluatorId string?, assignmentId string?, artifact string?, recordedAt int, withdrawnAt int
UNWIND $ids AS wanted
MATCH (o:Observation {id: wanted}) WHERE o.supersededSeq = $open
RETURN o.id AS id, o.version AS version, o.externalId AS externalId, o.personId AS personId, o.skillId AS skillId,
       o.at AS at, o.kind AS kind, o.score AS score, o.trials AS trials, o.evaluatorId AS evaluatorId,
       o.assignmentId AS assignmentId, o.artifact AS artifact, o.recordedAt AS recordedAt,
       o.withdrawnAt AS withdrawnAt
ORDER BY id
