import { readFileSync } from 'node:fs';
import { afterEach, beforeEach } from 'vitest';
import { fixedClock } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import type { OrganisationOptions } from '../../../src/services/imports/organisation/import-organisation.ts';
import { caller } from '../../queue/run-world.ts';
import { type ImportWorld, openImportWorld } from './import-world.ts';

export const now: number = Date.parse('2025-03-01T08:00:00Z');

export type Files = Parameters<ImportWorld['folder']>[0];

/** For each test a graph of its own, into which folders are imported at a moment that it moves. */
export function organisationWorld() {
  const clock = fixedClock(now);
  let world: ImportWorld;
  beforeEach(async () => {
    clock.set(now);
    world = await openImportWorld({ clock });
  });
  afterEach(() => world[Symbol.asyncDispose]());
  return {
    clock,
    world: () => world,
    load: async (files: Files, options: OrganisationOptions = {}) =>
      (await world.imports.organisation(caller, world.folder(files), options)).result,
    observations: (...ids: string[]) =>
      world.graph.read(statements.observationsById, {
        ids: ids.map((id) => `observation:org:${id}`),
        open: OPEN,
      }),
    /** The position of the change log; undefined before the first change. */
    seq: async () => (await world.graph.read(statements.readChangeCounter, {}))[0]?.last,
  };
}

/** The report of the rows that were refused. */
export function rejectsOf(
  path: string | null,
): { file: string; line: number; column: string | null; rule: string }[] {
  if (path === null) return [];
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
}
