// Stores a shortlist. Its entries follow in the same transaction; neither is ever changed.
// @param id             string
// @param run            string?   the RANK_CANDIDATES run that made it
// @param targetId       string
// @param targetKind     string    ROLE, CLUSTER, POD, DEMAND, CUSTOM
// @param asOf           int
// @param knownAt        int
// @param createdAt      int
// @param request        string    JSON
// @param requestDigest  string
// @param idempotencyKey string?
// @param considered     int
// @param engine         string    the code that computed it
// @param seed           string
// @param inputDigest    string
// @param epoch          string
// @param runs           string[]
// @param entries        int       how many entries follow
// @param outcome        string    JSON: who was left out, by reason
CREATE (:Shortlist {id: $id, run: $run, targetId: $targetId, targetKind: $targetKind, asOf: $asOf, knownAt: $knownAt,
  createdAt: $createdAt, request: $request, requestDigest: $requestDigest, idempotencyKey: $idempotencyKey,
  considered: $considered, entries: $entries, engine: $engine, seed: $seed, inputDigest: $inputDigest,
  epoch: $epoch, runs: $runs, outcome: $outcome})
