// Stores a shortlist with its first entries; more follow in the same transaction. None of it is ever changed.
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
// @param entries        int       how many entries there are in all
// @param outcome        string    JSON: who was left out, by reason
// @param rows           {id string, rank int, personId string, roleId string, score float, body string}[]
CREATE (l:Shortlist {id: $id, run: $run, targetId: $targetId, targetKind: $targetKind, asOf: $asOf, knownAt: $knownAt,
  createdAt: $createdAt, request: $request, requestDigest: $requestDigest, idempotencyKey: $idempotencyKey,
  considered: $considered, entries: $entries, engine: $engine, seed: $seed, inputDigest: $inputDigest,
  epoch: $epoch, runs: $runs, outcome: $outcome})
WITH l
UNWIND $rows AS row
CREATE (l)-[:ENTRY]->(:ShortlistEntry {id: row.id, shortlistId: $id, rank: row.rank, personId: row.personId,
  roleId: row.roleId, score: row.score, body: row.body})
