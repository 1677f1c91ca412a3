// The releases of a framework that were imported, in that order; no row before the first import has ended.
// @param   id       string
// @returns digest string, version string, releases string[]?
MATCH (f:FrameworkRelease {id: $id})
RETURN f.digest AS digest, f.version AS version, f.releases AS releases
