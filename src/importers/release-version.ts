/** What a release is called that names no version: by its content. */
export function versionOf(digest: string): string {
  return `sha256:${digest.slice(0, 12)}`;
}
