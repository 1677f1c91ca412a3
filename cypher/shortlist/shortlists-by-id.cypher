// Shortlists by id, in any order; unknown ids are absent.
// @param   ids string[]
// @returns id string, run string?, targetId string, targetKind string, asOf int, knownAt int, createdAt int, request string, requestDigest string, idempotencyKey string?, considered int, entries int, engine string, seed string, inputDigest string, epoch string, runs string[], outcome string
UNWIND $ids AS wanted
MATCH (l:Shortlist {id: wanted})
RETURN l.id AS id, l.run AS run, l.targetId AS targetId, l.targetKind AS targetKind, l.asOf AS asOf,
       l.knownAt AS knownAt, l.createdAt AS createdAt, l.request AS request, l.requestDigest AS requestDigest,
       l.idempotencyKey AS idempotencyKey, l.considered AS considered, l.entries AS entries, l.engine AS engine,
       l.seed AS seed, l.inputDigest AS inputDigest, l.epoch AS epoch, l.runs AS runs, l.outcome AS outcome
ORDER BY id
