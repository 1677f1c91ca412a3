// Runs of a job that had been published by a moment and a position of the change log, the latest first, with whose
// edges they show, and which generation of them.
// @param   job      string
// @param   knownAt  int
// @param   knownSeq int
// @param   limit    int
// @returns run string, publishedAt int, publishedSeq int, edgesOf string, generation int
MATCH (r:Run {job: $job})
WHERE r.publishedSeq <= $knownSeq AND r.publishedAt <= $knownAt
RETURN r.id AS run, r.publishedAt AS publishedAt, r.publishedSeq AS publishedSeq,
       coalesce(r.edgesOf, r.id) AS edgesOf, coalesce(r.generation, 0) AS generation
ORDER BY publishedSeq DESC LIMIT $limit
