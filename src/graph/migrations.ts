import { Fault } from '../domain/errors.ts';
import type { Graph, Statement } from './graph.ts';
import { statements } from './statements.generated.ts';

/** One cypher/schema/migrations/NNN-name.cypher. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly steps: readonly MigrationStep[];
}

/**
 * One statement, in a transaction of its own; it leaves the same graph when run twice. A repeated one changes at most
 * a batch, returns how much as `changed`, and runs until that is 0.
 */
export interface MigrationStep {
  readonly text: string;
  readonly repeat: boolean;
}

/** Holds off every other process while `work` runs; released by its end or by the death of this process. */
export type UnderLock = (work: () => Promise<void>) => Promise<void>;

/** Told while one goes through many nodes: which it is, and how many it has changed so far. */
export type OnMigrating = (done: { readonly migration: string; readonly changed: number }) => void;

const TELL_EVERY_MS = 10_000;

/**
 * Makes the migrations that this graph has not had yet, in order, forward only, one process at a time. Interrupted at
 * any point, the next start goes on with the migration that was not finished.
 */
export async function migrate(
  graph: Graph,
  migrations: readonly Migration[],
  underLock: UnderLock,
  onMigrating: OnMigrating = () => {},
  tellEveryMs: number = TELL_EVERY_MS,
): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  if ((await storedVersion(graph)) === newest) return;
  await underLock(async () => {
    // Another process may have made them while this one waited.
    const stored = (await storedVersion(graph)) ?? 0;
    if (stored > newest) {
      throw new Fault(
        `The graph is of schema ${stored}, and this program knows ${newest}: use a newer program.`,
      );
    }
    for (const { version, name, steps } of migrations.filter((migration) => migration.version > stored)) {
      for (const step of steps) await run(graph, name, step, onMigrating, tellEveryMs);
      await record(graph, version);
    }
    await record(graph, newest);
  });
}

async function storedVersion(graph: Graph): Promise<number | undefined> {
  return (await graph.read(statements.schemaVersion, {}))[0]?.version;
}

async function record(graph: Graph, version: number): Promise<void> {
  await graph.write((transaction) => transaction.run(statements.recordSchemaVersion, { version }));
}

async function run(
  graph: Graph,
  name: string,
  { text, repeat }: MigrationStep,
  onMigrating: OnMigrating,
  tellEveryMs: number,
): Promise<void> {
  const statement: Statement<Record<string, never>, { changed: number }> = {
    name: `migration ${name}`,
    text,
    writes: true,
    parameters: {},
    columns: repeat ? { changed: { type: 'int', nullable: false } } : {},
  };
  let toldAt = performance.now();
  for (let changed = 0; ; ) {
    const [row] = await graph.write((transaction) => transaction.run(statement, {}));
    if (!row || row.changed === 0) return;
    changed += row.changed;
    if (performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    onMigrating({ migration: name, changed });
  }
}
