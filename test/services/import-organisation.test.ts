import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import { InvalidInput } from '../../src/domain/errors.ts';
import { personId } from '../../src/domain/ids.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import type { OrganisationOptions } from '../../src/services/imports/import-organisation.ts';
import { caller } from '../queue/run-world.ts';
import { type ImportWorld, importKey, openImportWorld } from './import-world.ts';
import { changed, sampleFolder } from './sample-folder.ts';
import { counts, storedGraph } from './stored-graph.ts';

const now = Date.parse('2025-03-01T08:00:00Z');
const clock = fixedClock(now);
let world: ImportWorld;
beforeEach(async () => {
  clock.set(now);
  world = await openImportWorld({ clock });
});
afterEach(() => world[Symbol.asyncDispose]());

type Files = Parameters<ImportWorld['folder']>[0];
const load = async (files: Files, options: OrganisationOptions = {}) =>
  (await world.imports.organisation(caller, world.folder(files), options)).result;
const rejectsOf = (
  path: string | null,
): { file: string; line: number; column: string | null; rule: string }[] =>
  path === null
    ? []
    : readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
const observations = (...ids: string[]) =>
  world.graph.read(statements.observationsById, {
    ids: ids.map((id) => `observation:org:${id}`),
    open: OPEN,
  });
const seq = async () => (await world.graph.read(statements.readChangeCounter, {}))[0]?.last;

test('every table of a folder goes into the graph, with what it points to', async () => {
  const result = await load(sampleFolder);
  expect(result).toMatchObject({ refused: 0, rejects: null, notices: [] });
  const stored = await storedGraph(world.graph);
  expect(counts(stored)).toMatchObject({
    Person: 4,
    Skill: 3,
    Role: 2,
    Issuer: 1,
    Credential: 3,
    Award: 3,
    Observation: 4,
    Pod: 2,
    Demand: 2,
    Assignment: 2,
  });
  const links = stored
    .links!.map((link) => JSON.parse(link))
    .map(({ fromId, type, toId }) => `${fromId} ${type} ${toId}`);
  const ada = personId(importKey, 'P1');
  expect(links).toEqual(
    expect.arrayContaining([
      'skill:org:DRILL BROADER skill:org:ONCALL',
      'skill:org:DRILL BROADER skill:org:OPS',
      'role:org:SRE REQUIRES skill:org:ONCALL',
      'credential:org:C2 REQUIRES_FIRST credential:org:C1',
      'credential:org:C1 STACKS_INTO credential:org:C3',
      'credential:org:C1 ISSUED_BY issuer:org:I1',
      'credential:org:C2 VALIDATES skill:org:DRILL',
      `${ada} HOLDS award:org:A1`,
      'award:org:A1 OF credential:org:C1',
      `observation:org:O1 OF ${ada}`,
      'observation:org:O1 ON skill:org:ONCALL',
      'observation:org:O1 DURING assignment:org:S1',
      `observation:org:O1 BY ${personId(importKey, 'P2')}`,
      'pod:org:T1 NEEDS demand:org:D1',
      'demand:org:D1 FOR_ROLE role:org:SRE',
      `assignment:org:S1 OF ${ada}`,
      'assignment:org:S1 IN pod:org:T1',
      'assignment:org:S1 AS role:org:SRE',
    ]),
  );
  expect(await observations('O2', 'O3')).toMatchObject([
    { at: Date.parse('2023-06-01T08:00Z'), recordedAt: Date.parse('2023-06-02T12:00Z'), withdrawnAt: OPEN },
    { at: Date.parse('2024-06-01T12:00Z'), recordedAt: now, withdrawnAt: Date.parse('2024-07-01T12:00Z') },
  ]);
  const [pod] = await world.graph.read(statements.storedPods, { ids: ['pod:org:T1'] });
  expect(pod).toMatchObject({ traitNames: ['ambiguity', 'pace'], traitValues: [0.2, 0.9] });
  const [assignment] = await world.graph.read(statements.assignmentsById, { ids: ['assignment:org:S1'] });
  expect(assignment?.outcomeAt).toBe(Date.parse('2023-12-31T12:00Z'));
});

test('a Run keeps what became of the rows, and a digest of the folder instead of its path', async () => {
  const folder = world.folder(changed(sampleFolder, ['observations.csv', 1, 'score', '1.5']));
  const { run, result } = await world.imports.organisation(caller, folder);
  const stored = await world.runs.get(caller, run.id);
  expect(stored).toMatchObject({ job: 'IMPORT', state: 'COMPLETED', inputDigest: result.digest });
  const metrics = Object.fromEntries(stored!.metrics.map(({ name, value }) => [name, value]));
  expect(metrics).toMatchObject({
    refused: 1,
    'observations.read': 4,
    'observations.refused': 1,
    'observations.written': 3,
  });
  expect(JSON.stringify(stored)).not.toContain(folder);
  const kinds = await world.graph.read(statements.readChanges, {
    ids: Array.from({ length: 40 }, (_, n) => `change:${String(n + 1).padStart(16, '0')}`),
  });
  expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
    new Set(['FRAMEWORK', 'ORGANISATION', 'PEOPLE', 'DEMAND', 'ASSIGNMENTS', 'AWARDS', 'OBSERVATIONS']),
  );
  expect(kinds.every(({ subject }) => subject === run.id)).toBe(true);
});

test('the same folder again changes nothing, gzipped or not', async () => {
  const first = await load(sampleFolder);
  const before = await storedGraph(world.graph);
  const position = await seq();
  clock.set(now + 86_400_000);
  const zipped = Object.fromEntries(
    Object.entries(sampleFolder).map(([name, rows]) => [
      `${name}.gz`,
      gzipSync(rows.map((row) => `${row.join(',')}\r\n`).join('')),
    ]),
  );
  for (const files of [sampleFolder, zipped]) {
    const again = await load(files);
    expect(again.tables.map(({ written }) => written)).toEqual(again.tables.map(() => 0));
  }
  expect((await load(sampleFolder)).digest).toBe(first.digest);
  expect(await storedGraph(world.graph)).toEqual(before);
  expect(await seq()).toBe(position);
});

test('a changed row is a change: nodes are updated, evidence is superseded', async () => {
  await load(sampleFolder, { history: true });
  clock.set(now + 1000);
  const result = await load(
    changed(
      sampleFolder,
      ['people.csv', 1, 'wage', '80000'],
      ['observations.csv', 1, 'score', '0.6'],
      ['awards.csv', 1, 'status', 'SUSPENDED'],
      ['demand.csv', 1, 'pod', 'T2'],
      ['assignments.csv', 2, 'to', '2024-12-31'],
      ['credentials.csv', 2, 'prerequisites', ''],
      ['skills.csv', 3, 'broader', 'org:OPS'],
    ),
  );
  const written = Object.fromEntries(result.tables.map((table) => [table.table, table.written]));
  expect(written).toEqual({
    skills: 1,
    roles: 0,
    role_requirements: 0,
    issuers: 0,
    credentials: 1,
    credential_skills: 0,
    people: 1,
    pods: 0,
    pod_traits: 0,
    demand: 1,
    assignments: 1,
    awards: 1,
    observations: 1,
  });
  const stored = await storedGraph(world.graph);
  expect(counts(stored)).toMatchObject({ Person: 4, Observation: 5, Award: 4, Demand: 2, Assignment: 2 });
  const links = stored.links!.join('\n');
  expect(links).not.toContain('REQUIRES_FIRST');
  expect(links).not.toMatch(/pod:org:T1","type":"NEEDS"/);
  expect(links).not.toMatch(/DRILL","type":"BROADER","toId":"skill:org:ONCALL/);
  const versions = stored
    .Observation!.map((row) => JSON.parse(row))
    .filter(({ id }) => id === 'observation:org:O1');
  expect(
    versions
      .map(({ score, recordedAt, supersededAt }) => ({ score, recordedAt, supersededAt }))
      .sort((a, b) => a.recordedAt - b.recordedAt),
  ).toEqual([
    { score: 0.8, recordedAt: Date.parse('2023-02-01T12:00Z'), supersededAt: now + 1000 },
    { score: 0.6, recordedAt: now + 1000, supersededAt: OPEN },
  ]);
});

test('an outcome that is imported differently supersedes what was known of it', async () => {
  await load(sampleFolder, { history: true });
  const ended = Date.parse('2023-12-31T12:00Z');
  const first = { id: 'outcome:org:S1', assignmentId: 'assignment:org:S1', value: 0.7, at: ended };
  const versions = async () => {
    const { Outcome = [] } = await storedGraph(world.graph);
    return Outcome.map((row) => JSON.parse(row)).sort((a, b) => a.recordedAt - b.recordedAt);
  };
  expect(await versions()).toEqual([{ ...first, recordedAt: ended, supersededAt: OPEN }]);
  clock.set(now + 1000);
  await load(
    changed(sampleFolder, ['assignments.csv', 1, 'outcome', '0.4'], ['assignments.csv', 2, 'pod', 'T1']),
  );
  const known = [
    { ...first, recordedAt: ended, supersededAt: now + 1000 },
    { ...first, value: 0.4, recordedAt: now + 1000, supersededAt: OPEN },
  ];
  expect(await versions()).toEqual(known);
  const [assignment] = await world.graph.read(statements.assignmentsById, { ids: ['assignment:org:S1'] });
  expect(assignment).toMatchObject({ outcome: 0.4, outcomeAt: ended });
  clock.set(now + 2000);
  await load(changed(sampleFolder, ['assignments.csv', 1, 'outcome', '']));
  expect(await versions()).toEqual([known[0], { ...known[1], supersededAt: now + 2000 }]);
});

test('a missing row deletes nothing, and a missing column says nothing', async () => {
  await load(sampleFolder);
  const before = await storedGraph(world.graph);
  const result = await load({
    'people.csv': [
      ['name', 'external_id'],
      ['Ada', 'P1'],
    ],
  });
  expect(result.tables).toEqual([{ table: 'people', rows: 1, refused: 0, written: 0 }]);
  expect(await storedGraph(world.graph)).toEqual(before);
});

test('withdrawn stays withdrawn when it is said again, and stands again when it is said differently', async () => {
  await load(sampleFolder);
  const withdrawn = changed(sampleFolder, ['observations.csv', 4, 'withdrawn_at', '2025-02-01']);
  expect((await load(withdrawn)).tables.at(-1)).toMatchObject({ table: 'observations', written: 1 });
  expect(await observations('O4')).toMatchObject([{ withdrawnAt: Date.parse('2025-02-01T12:00Z') }]);
  expect(counts(await storedGraph(world.graph)).Observation).toBe(4);
  expect((await load(sampleFolder)).tables.at(-1)).toMatchObject({ written: 0 });
  expect(await observations('O4')).toMatchObject([{ withdrawnAt: Date.parse('2025-02-01T12:00Z') }]);
  await load(changed(sampleFolder, ['observations.csv', 4, 'score', '0.5']));
  expect(await observations('O4')).toMatchObject([{ score: 0.5, withdrawnAt: OPEN }]);
});

test('a first import of history records evidence when it happened', async () => {
  await load(sampleFolder, { history: true });
  const stored = await observations('O1', 'O2');
  expect(stored.map(({ recordedAt }) => recordedAt)).toEqual([
    Date.parse('2023-02-01T12:00Z'),
    Date.parse('2023-06-02T12:00Z'),
  ]);
});

const bad: [why: string, file: string, row: number, column: string, cell: string, rule: RegExp][] = [
  ['an empty key', 'people.csv', 4, 'external_id', '', /is empty/],
  ['an unparsable date', 'people.csv', 4, 'joined_on', '2019-02-30', /not a date/],
  ['a wage that is no number', 'people.csv', 4, 'wage', '1e999', /not a number/],
  ['a wage without currency', 'people.csv', 4, 'currency', '', /not told beside a wage/],
  ['a currency by symbol', 'people.csv', 4, 'currency', '€', /three-letter currency/],
  ['a score above 1', 'observations.csv', 1, 'score', '1.01', /from 0 to 1/],
  ['a score below 0', 'observations.csv', 1, 'score', '-0.1', /from 0 to 1/],
  ['a time without zone', 'observations.csv', 1, 'at', '2023-02-01T08:00', /ISO 8601/],
  ['an observation of the future', 'observations.csv', 1, 'at', '2025-03-02', /lies in the future/],
  ['an unknown kind', 'observations.csv', 1, 'kind', 'HEARSAY', /is none of ASSESSMENT/],
  ['half a trial', 'observations.csv', 1, 'trials', '2.5', /whole number of trials/],
  ['an unknown person', 'observations.csv', 1, 'person', 'P99', /nothing that is known in people/],
  ['an unknown evaluator', 'observations.csv', 1, 'evaluator', 'P99', /nothing that is known in people/],
  ['an unknown skill', 'observations.csv', 1, 'skill', 'onet:Nothing', /nothing that is known in skills/],
  ['a skill of no framework', 'observations.csv', 1, 'skill', 'ONCALL', /framework:code/],
  [
    'an unknown assignment',
    'observations.csv',
    1,
    'assignment',
    'S9',
    /nothing that is known in assignments/,
  ],
  ['an artifact that is no address', 'observations.csv', 1, 'artifact', 'javascript:alert(1)', /web address/],
  ['a duplicate key', 'observations.csv', 2, 'external_id', 'O1', /of an earlier row/],
  ['a key outside ASCII', 'observations.csv', 1, 'external_id', 'Ö1', /ASCII/],
  ['an unknown role', 'demand.csv', 1, 'role', 'onet:99-9999.00', /nothing that is known in roles/],
  ['an end before the start', 'demand.csv', 2, 'to', '2024-01-01', /is before from/],
  ['an unknown credential', 'awards.csv', 3, 'credential', 'C9', /nothing that is known in credentials/],
  ['an award of the future', 'awards.csv', 1, 'awarded_at', '2025-03-02', /lies in the future|is before/],
  ['a trait out of range', 'pod_traits.csv', 1, 'value', '2', /from 0 to 1/],
];
test.each(bad)(
  '%s is refused by place and rule, and the other rows go in',
  async (_why, file, row, column, cell, rule) => {
    const result = await load(changed(sampleFolder, [file, row, column, cell]));
    expect(result.refused).toBe(1);
    const [reject, ...others] = rejectsOf(result.rejects);
    expect(others).toEqual([]);
    expect(reject).toMatchObject({ file, line: row + 1 });
    expect(reject?.rule).toMatch(rule);
    if (cell.length > 2) expect(JSON.stringify(reject)).not.toContain(cell);
    const { rows, refused, written } = result.tables.find(({ table }) => `${table}.csv` === file)!;
    expect(refused).toBe(1);
    if (file !== 'pod_traits.csv') expect(written).toBe(rows - 1);
  },
);

test('a row with more or fewer cells than the header is refused as a whole, quoted newlines counted', async () => {
  const result = await load({
    'people.csv': 'external_id,name\nP1,"two\nlines"\nP2\n\nP3,a,b\nP4,"say ""hi"""\n',
  });
  expect(rejectsOf(result.rejects)).toEqual([
    { file: 'people.csv', line: 4, column: null, rule: 'has 1 cells where the header has 2' },
    { file: 'people.csv', line: 6, column: null, rule: 'has 3 cells where the header has 2' },
  ]);
  expect(counts(await storedGraph(world.graph)).Person).toBe(2);
});

test('a reference to a refused row is refused with that reason, whichever comes first', async () => {
  const result = await load(
    changed(
      sampleFolder,
      ['people.csv', 1, 'joined_on', 'soon'],
      ['skills.csv', 2, 'broader', 'esco:nothing'],
      ['credentials.csv', 3, 'issuer', 'I9'],
    ),
  );
  const rules = rejectsOf(result.rejects).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  expect(rules).toContain('skills.csv:3 refers to nothing that is known in skills');
  expect(rules).toContain('skills.csv:2 refers to a row of skills that was refused');
  expect(rules).toContain('skills.csv:4 refers to a row of skills that was refused');
  expect(rules).toContain('credentials.csv:2 refers to a row of credentials that was refused');
  expect(rules).toContain('observations.csv:2 refers to a row of people that was refused');
  expect(rules).toContain('assignments.csv:2 refers to a row of people that was refused');
  expect(counts(await storedGraph(world.graph))).toMatchObject({
    Skill: 0,
    Credential: 0,
    Person: 3,
    Observation: 0,
  });
});

test('the report of refused rows is for its owner alone', async () => {
  const result = await load(changed(sampleFolder, ['people.csv', 1, 'wage', 'much']));
  expect(statSync(result.rejects!).mode & 0o777).toBe(0o600);
  expect(result.rejects).toContain(world.dataFolder);
});

test('a strict import with one bad row writes nothing, and says where the report lies', async () => {
  const folder = world.folder(changed(sampleFolder, ['observations.csv', 4, 'score', '7']));
  const failure = await world.imports
    .organisation(caller, folder, { strict: true })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInput);
  expect((failure as Error).message).toMatch(/1 of 35 rows break rules .* nothing was written/);
  const stored = counts(await storedGraph(world.graph));
  expect(Object.values(stored).every((rows) => rows === 0)).toBe(true);
  expect((await load(sampleFolder, { strict: true })).refused).toBe(0);
  expect(counts(await storedGraph(world.graph)).Observation).toBe(4);
});

test('references lead to what an earlier import brought', async () => {
  const { 'observations.csv': evidence, ...rest } = sampleFolder;
  await load(rest);
  const result = await load({ 'people.csv': [['external_id', 'name']], 'observations.csv': evidence! });
  expect(result).toMatchObject({ refused: 0 });
  expect(result.tables.at(-1)).toMatchObject({ written: 4 });
});

test('what is not imported is named once: later tables, other files, unknown columns', async () => {
  const result = await load({
    ...sampleFolder,
    'people.csv': [
      ['external_id', 'name', 'shoe_size', 'hair'],
      ['P1', 'Ada', '38', 'red'],
      ['P2', 'G', '', ''],
      ['P3', 'Z', '', ''],
    ],
    'wages.csv': [['role', 'area']],
    'notes.csv': [['x']],
    'readme.txt': 'hello',
  });
  expect(result.notices).toEqual([
    'notes.csv: no table of the organisation format; not read',
    'people.csv: columns shoe_size, hair not known; ignored',
    'wages.csv: not imported yet',
  ]);
});

const malformed: [string, Files, RegExp][] = [
  ['an empty folder', {}, /holds no people\.csv/],
  [
    'a folder of another format',
    { 'Occupation Data.txt': 'O*NET-SOC Code\tTitle\n' },
    /not a folder of the organisation format/,
  ],
  ['an empty file', { 'people.csv': '' }, /people\.csv: is empty/],
  [
    'a header without a required column',
    { 'people.csv': 'external_id,unit\n' },
    /people\.csv:1: the header lacks name/,
  ],
  [
    'a header with a column twice',
    { 'people.csv': 'external_id,name,name\n' },
    /people\.csv:1: the column name is there twice/,
  ],
  [
    'a quote that never closes',
    { 'people.csv': 'external_id,name\nP1,"Ada\nP2,Grace\n' },
    /people\.csv:\d+: a quote opens/,
  ],
  [
    'a quote inside a cell',
    { 'people.csv': 'external_id,name\nP1,Ada "the" first\n' },
    /people\.csv:2: a quote stands inside/,
  ],
  [
    'gzip cut off',
    { 'people.csv.gz': gzipSync('external_id,name\nP1,Ada\n').subarray(0, 25) },
    /people\.csv\.gz:\d+: is damaged or cut off gzip/,
  ],
  [
    'bytes that are not UTF-8',
    { 'people.csv': Buffer.from('external_id,name\nP1,Zo\xeb\n', 'latin1') },
    /people\.csv:\d: holds bytes .* not UTF-8/,
  ],
  [
    'a table twice',
    { 'people.csv': 'external_id,name\n', 'people.csv.gz': gzipSync('external_id,name\n') },
    /in the folder twice/,
  ],
];
test.each(malformed)('%s is one clear line, and nothing is written', async (_why, files, message) => {
  const failure = await load(files).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInput);
  expect((failure as InvalidInput).message).toMatch(message);
  expect((failure as InvalidInput).message).not.toMatch(/\n|Ada|Grace/);
  expect(await seq()).toBeUndefined();
});

test('any order of rows and columns gives the same graph', async () => {
  await load(sampleFolder);
  const expected = await storedGraph(world.graph);
  const shuffledFolder = fc
    .tuple(
      ...Object.entries(sampleFolder).map(([name, [header, ...rows]]) =>
        fc
          .tuple(
            fc.shuffledSubarray(
              header!.map((_, index) => index),
              { minLength: header!.length },
            ),
            fc.shuffledSubarray(rows, { minLength: rows.length }),
          )
          .map(
            ([columns, order]) =>
              [name, [header!, ...order].map((row) => columns.map((column) => row[column]!))] as const,
          ),
      ),
    )
    .map((files) => Object.fromEntries(files));
  await fc.assert(
    fc.asyncProperty(shuffledFolder, async (files) => {
      await using other = await openImportWorld({ clock });
      await other.imports.organisation(caller, other.folder(files));
      expect(await storedGraph(other.graph)).toEqual(expected);
    }),
    { numRuns: 15, seed: 7 },
  );
});
