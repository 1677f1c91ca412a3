import { statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { InvalidInput } from '../../../src/domain/errors.ts';
import { caller } from '../../queue/run-world.ts';
import { counts, storedGraph } from '../stored-graph.ts';
import { type Files, organisationWorld, rejectsOf } from './organisation-world.ts';
import { changed, sampleFolder } from './sample-folder.ts';

const { load, seq, world } = organisationWorld();

const bad: [why: string, file: string, row: number, column: string, cell: string, rule: RegExp][] = [
  ['an empty key', 'people.csv', 4, 'external_id', '', /is empty/],
  ['an unparsable date', 'people.csv', 4, 'joined_on', '2019-02-30', /not a date/],
  ['a wage that is no number', 'people.csv', 4, 'wage', '1e999', /not a number/],
  ['a wage without currency', 'people.csv', 4, 'currency', '', /not told beside a wage/],
  ['a currency by symbol', 'people.csv', 4, 'currency', '€', /not an ISO 4217 code/],
  ['letters that are no currency', 'people.csv', 4, 'currency', 'ZZZ', /not an ISO 4217 code/],
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
  [
    'an importance next to 0',
    'role_requirements.csv',
    1,
    'importance',
    '1e-46',
    /neither 0 nor a number from 0.000001 to 1/,
  ],
  ['a level next to 0', 'role_requirements.csv', 1, 'level', '9e-7', /neither 0 nor a number/],
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
  expect(counts(await storedGraph(world().graph)).Person).toBe(2);
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
  expect(counts(await storedGraph(world().graph))).toMatchObject({
    Skill: 0,
    Credential: 0,
    Person: 3,
    Observation: 0,
  });
});

test('the report of refused rows is for its owner alone', async () => {
  const result = await load(changed(sampleFolder, ['people.csv', 1, 'wage', 'much']));
  expect(statSync(result.rejects!).mode & 0o777).toBe(0o600);
  expect(result.rejects).toContain(world().dataFolder);
});

test('a strict import with one bad row writes nothing, and says where the report lies', async () => {
  const folder = world().folder(changed(sampleFolder, ['observations.csv', 4, 'score', '7']));
  const failure = await world()
    .imports.organisation(caller, folder, { strict: true })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInput);
  expect((failure as Error).message).toMatch(/1 of 35 rows break rules .* nothing was written/);
  const stored = counts(await storedGraph(world().graph));
  expect(Object.values(stored).every((rows) => rows === 0)).toBe(true);
  expect((await load(sampleFolder, { strict: true })).refused).toBe(0);
  expect(counts(await storedGraph(world().graph)).Observation).toBe(4);
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
