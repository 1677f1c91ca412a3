import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { counts, storedGraph } from '../stored-graph.ts';
import { now, organisationWorld } from './organisation-world.ts';
import { changed, sampleFolder } from './sample-folder.ts';

const { clock, load, observations, seq, world } = organisationWorld();

test('the same folder again changes nothing, gzipped or not', async () => {
  const first = await load(sampleFolder);
  const before = await storedGraph(world().graph);
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
  expect(await storedGraph(world().graph)).toEqual(before);
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
  const stored = await storedGraph(world().graph);
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
    const { Outcome = [] } = await storedGraph(world().graph);
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
  const [assignment] = await world().graph.read(statements.assignmentsById, { ids: ['assignment:org:S1'] });
  expect(assignment).toMatchObject({ outcome: 0.4, outcomeAt: ended });
  clock.set(now + 2000);
  await load(changed(sampleFolder, ['assignments.csv', 1, 'outcome', '']));
  expect(await versions()).toEqual([known[0], { ...known[1], supersededAt: now + 2000 }]);
});

test('a missing row deletes nothing, and a missing column says nothing', async () => {
  await load(sampleFolder);
  const before = await storedGraph(world().graph);
  const result = await load({
    'people.csv': [
      ['name', 'external_id'],
      ['Ada', 'P1'],
    ],
  });
  expect(result.tables).toEqual([{ table: 'people', rows: 1, refused: 0, written: 0 }]);
  expect(await storedGraph(world().graph)).toEqual(before);
});

test('withdrawn stays withdrawn when it is said again, and stands again when it is said differently', async () => {
  await load(sampleFolder);
  const withdrawn = changed(sampleFolder, ['observations.csv', 4, 'withdrawn_at', '2025-02-01']);
  expect((await load(withdrawn)).tables.at(-1)).toMatchObject({ table: 'observations', written: 1 });
  expect(await observations('O4')).toMatchObject([{ withdrawnAt: Date.parse('2025-02-01T12:00Z') }]);
  expect(counts(await storedGraph(world().graph)).Observation).toBe(4);
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
