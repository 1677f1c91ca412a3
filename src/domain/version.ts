import { readFileSync } from 'node:fs';

function readVersion(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (name === 'meritgraph') return version;
    } catch {
      // The tree and the published build lie at different depths.
    }
  }
  throw new Error('package.json of meritgraph is missing.');
}

/** The version of the code, recorded on every run. */
export const VERSION: string = readVersion();
