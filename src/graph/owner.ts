import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Who has an embedded graph open, written beside it as PATH.owner.json. The engine's own lock decides who may open a
 * file; this only says who that is, and where a command that finds it held can be answered instead.
 */
export interface GraphOwner {
  readonly pid: number;
  /** Where the owner serves GraphQL; absent while it does not. */
  readonly url?: string;
}

export const ownerFile = (path: string): string => `${path}.owner.json`;

/** The live owner of the graph at `path`; undefined where nobody has it open, or its owner died without a word. */
export function readOwner(path: string): GraphOwner | undefined {
  try {
    const owner: unknown = JSON.parse(readFileSync(ownerFile(path), 'utf8'));
    return isOwner(owner) && isAlive(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Says that this process has the graph open, and from when it serves, where. Only the holder of the lock calls it. */
export function writeOwner(path: string, owner: Omit<GraphOwner, 'pid'> = {}): void {
  writeFileSync(ownerFile(path), `${JSON.stringify({ pid: process.pid, ...owner })}\n`, { mode: 0o600 });
}

export function removeOwner(path: string): void {
  rmSync(ownerFile(path), { force: true });
}

/** One line for a person who finds the graph held. */
export function describeOwner(path: string): string {
  const owner = readOwner(path);
  if (!owner) return `The graph at ${path} is open in another process; end it first.`;
  const where = owner.url ? `, which serves it at ${owner.url}` : '';
  return `The graph at ${path} is open in process ${owner.pid}${where}.`;
}

function isOwner(value: unknown): value is GraphOwner {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, url } = value as Record<string, unknown>;
  return Number.isSafeInteger(pid) && (url === undefined || typeof url === 'string');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
