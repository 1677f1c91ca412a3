// Says which releases of a framework are in the graph, once all of the last is.
// @param id         string
// @param framework  string
// @param version    string
// @param digest     string
// @param releases   string[]   versions, in the order in which they were imported
// @param importedAt int
MERGE (f:FrameworkRelease {id: $id})
SET f.framework = $framework, f.version = $version, f.digest = $digest, f.releases = $releases,
    f.importedAt = $importedAt
