// What was imported last of a framework or a source of wages; no row before the first import has ended.
// @param   id     string
// @returns version string, digest string, importedAt int
MATCH (f:FrameworkRelease {id: $id})
RETURN f.version AS version, f.digest AS digest, f.importedAt AS importedAt
