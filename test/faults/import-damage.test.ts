import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import { InvalidInput } from '../../src/domain/errors.ts';
import { caller } from '../queue/run-world.ts';
import { openImportWorld } from '../services/imports/import-world.ts';
import { sampleFolder } from '../services/imports/sample-folder.ts';
import { storedGraph } from '../services/stored-graph.ts';

const clock = fixedClock(Date.parse('2025-03-01T08:00:00Z'));
const texts = Object.fromEntries(
  Object.entries(sampleFolder).map(([name, rows]) => [
    name,
    rows.map((row) => `${row.join(',')}\n`).join(''),
  ]),
);

const edit = fc.record({
  file: fc.constantFrom(...Object.keys(texts)),
  inHeader: fc.noBias(fc.integer({ min: 0, max: 19 })).map((number) => number === 0),
  at: fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((number) => number / 1e6),
  removed: fc.integer({ min: 0, max: 4 }),
  inserted: fc.constantFrom(
    '',
    ',',
    '\n',
    '"',
    '""',
    ';',
    '\0',
    'é',
    'org:',
    '-1',
    '9',
    ' ',
    '\r',
    '\t',
    '\ufeff',
    '2025-03-09',
  ),
});

/** What the graph must have of each node of a kind, whatever came in. */
const owed: readonly [label: string, ...links: readonly string[]][] = [
  ['Observation', 'OF', 'ON'],
  ['Award', 'OF'],
  ['Assignment', 'OF', 'IN', 'AS'],
  ['Credential', 'ISSUED_BY'],
  ['Demand', 'FOR_ROLE'],
];

test('whatever is done to the text of a folder, it is refused in one line or leaves a whole graph and a report', async () => {
  const seen = { refusedWhole: 0, refusedRows: 0, imported: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
      const damaged = { ...texts };
      for (const { file, inHeader, at, removed, inserted } of edits) {
        const text = damaged[file]!;
        const rows = text.indexOf('\n') + 1;
        const from = inHeader ? Math.floor(at * rows) : rows + Math.floor(at * (text.length - rows));
        damaged[file] = text.slice(0, from) + inserted + text.slice(from + removed);
      }
      await using world = await openImportWorld({ clock });
      const outcome = await world.imports
        .organisation(caller, world.folder(damaged))
        .catch((error: unknown) => error as Error);
      if (outcome instanceof Error) {
        seen.refusedWhole++;
        expect(outcome).toBeInstanceOf(InvalidInput);
        expect(outcome.message).not.toContain('\n');
        expect(Object.values(await storedGraph(world.graph)).flat()).toEqual([]);
        return;
      }
      const { tables, refused, rejects } = outcome.result;
      seen[refused > 0 ? 'refusedRows' : 'imported']++;
      const stored = await storedGraph(world.graph);
      const labels = {
        people: 'Person',
        skills: 'Skill',
        awards: 'Award',
        observations: 'Observation',
        demand: 'Demand',
        assignments: 'Assignment',
      };
      for (const { table, rows, refused } of tables) {
        const label = labels[table as keyof typeof labels];
        if (label !== undefined) expect(stored[label], table).toHaveLength(rows - refused);
      }
      const links = new Set(
        stored.links!.map((link) => JSON.parse(link)).map(({ fromId, type }) => `${fromId} ${type}`),
      );
      for (const [label, ...types] of owed) {
        for (const { id } of stored[label]!.map((row) => JSON.parse(row))) {
          for (const type of types) expect(links).toContain(`${id} ${type}`);
        }
      }
      expect(refused).toBe(tables.reduce((sum, table) => sum + table.refused, 0));
      expect(rejects === null).toBe(refused === 0);
      if (rejects === null) return;
      const lines = readFileSync(rejects, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(new Set(lines.map(({ file, line }) => `${file}:${line}`)).size).toBe(refused);
      for (const line of lines) {
        expect(Object.keys(line)).toEqual(['file', 'line', 'column', 'rule']);
        expect(line.rule).toMatch(/^(is |has \d+ cells|lies in|holds |refers to )/);
      }
    }),
    { numRuns: 120, seed: 20250301 },
  );
  // Each end of the promise was met often enough to mean something.
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThanOrEqual(5);
}, 240_000);
