import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(directory || '.', name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {}
  }
  return undefined;
}

/** A Java that Neo4j 5.26 runs on: JAVA_HOME's before the one on PATH. */
export function findJava(): string | undefined {
  const home = process.env.JAVA_HOME;
  const candidates = [home ? join(home, 'bin', 'java') : undefined, findProgram('java')];
  return candidates.find((java) => java !== undefined && existsSync(java) && isSupportedJava(java));
}

function isSupportedJava(java: string): boolean {
  try {
    // Prints e.g. "openjdk 17.0.15 2025-04-15".
    const version = /^\S+ (\d+)/.exec(execFileSync(java, ['--version'], { encoding: 'utf8' }))?.[1];
    return version === '17' || version === '21';
  } catch {
    return false;
  }
}

/** Where what servers need is kept between runs, outside the tree. */
export function cacheDirectory(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'meritgraph');
}
