// Says which release of a framework or a source of wages is in the graph, once all of it is.
// @param id         string
// @param framework  string
// @param version    string
// @param digest     string
// @param importedAt int
MERGE (f:FrameworkRelease {id: $id})
SET f.framework = $framework, f.version = $version, f.digest = $digest, f.importedAt = $importedAt
