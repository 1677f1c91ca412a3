import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../src/domain/clock.ts';
import { Cancelled, Conflict, InvalidInput } from '../../../src/domain/errors.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createImports } from '../../../src/services/imports/imports.ts';
import { caller, callerWith } from '../../queue/run-world.ts';
import { counts, storedGraph } from '../stored-graph.ts';
import { type ImportWorld, openImportWorld, shippedOnet, shippedWages } from './import-world.ts';

let world: ImportWorld;
beforeEach(async () => {
  world = await openImportWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const seq = async () => (await world.graph.read(statements.readChangeCounter, {}))[0]?.last;
const release = (files: Readonly<Record<string, string>>) => world.folder(files);
const occupations = 'O*NET-SOC Code\tTitle\n15-1252.00\tSoftware Developers\n29-1141.00\tNurses\n';
const ratings = (...rows: readonly string[]) =>
  ['O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value', ...rows, ''].join('\n');
const rated = (code: string, element: string, importance: number, level: number) =>
  `${code}\t${element}\tSkill ${element}\tIM\t${importance}\n${code}\t${element}\tSkill ${element}\tLV\t${level}`;
const requirementsOf = async (id: string) => {
  const [row] = await world.graph.read(statements.roleRequirements, {
    ids: [id],
    afterImportance: 2,
    afterSkillId: '',
    limit: 100,
  });
  return row?.skillIds.map((skillId, index) => [skillId, row.importances[index], row.levels[index]]) ?? [];
};

test('the shipped reference data goes in once: 923 roles, 892 of them with wages; again changes nothing', async () => {
  const onet = await world.imports.onet(caller, shippedOnet);
  expect(onet.result).toMatchObject({
    unchanged: false,
    version: '29.3',
    roles: 923,
    skills: 8978,
    requirements: 82_042,
  });
  expect(onet.run).toMatchObject({ job: 'IMPORT', state: 'COMPLETED' });
  const oews = await world.imports.oews(caller, shippedWages);
  expect(oews.result).toMatchObject({
    unchanged: false,
    benchmarks: 831,
    changed: 831,
    roles: 923,
    rolesWithWages: 892,
  });

  const [developer] = await world.graph.read(statements.storedWages, {
    ids: ['wage:oews:2024:99:000000:15-1252'],
  });
  expect(developer).toMatchObject({
    source: 'OEWS',
    year: 2024,
    area: 'U.S.',
    currency: 'USD',
    p50: 133_080,
    p50Quality: 'PUBLISHED',
    roleIds: ['role:onet:15-1252.00'],
  });
  const [python] = await world.graph.read(statements.broaderSkills, {
    ids: ['skill:onet:Python'],
    limit: 10,
  });
  expect(python?.broaderIds).toEqual(['skill:onet:43232405']);

  const position = await seq();
  const again = await world.imports.onet(caller, shippedOnet);
  expect(again.result).toMatchObject({ unchanged: true, digest: onet.result.digest });
  expect((await world.imports.oews(caller, shippedWages)).result).toMatchObject({
    unchanged: true,
    changed: 0,
  });
  expect(await seq()).toBe(position);
});

test('wages without roles to speak for are refused, and roles that come later get theirs', async () => {
  await expect(world.imports.oews(caller, shippedWages)).rejects.toThrow(InvalidInput);
  await world.imports.onet(caller, release({ 'Occupation Data.txt': occupations }));
  expect((await world.imports.oews(caller, shippedWages)).result).toMatchObject({
    roles: 2,
    rolesWithWages: 2,
  });
  await world.imports.onet(
    caller,
    release({ 'Occupation Data.txt': `${occupations}29-1141.01\tAcute Care Nurses\n` }),
  );
  expect((await world.imports.oews(caller, shippedWages)).result).toMatchObject({
    changed: 1,
    roles: 3,
    rolesWithWages: 3,
  });
});

test('a new release replaces what roles require, and leaves what the organisation said of them', async () => {
  await world.imports.onet(
    caller,
    release({
      'Occupation Data.txt': occupations,
      'Skills.txt': ratings(
        rated('15-1252.00', '2.B.3.e', 5, 7),
        rated('15-1252.00', '2.A.1.a', 3, 3.5),
        rated('29-1141.00', '2.A.1.a', 4, 7),
      ),
    }),
  );
  await world.imports.organisation(
    caller,
    release({
      'people.csv': 'external_id,name\n',
      'skills.csv': 'external_id,name\nOPS,Operations\n',
      'role_requirements.csv':
        'role,skill,importance,level\nonet:15-1252.00,org:OPS,0.4,0.4\nonet:15-1252.00,onet:2.A.1.a,0.1,0.2\n',
    }),
  );
  const before = await requirementsOf('role:onet:29-1141.00');
  await world.imports.onet(
    caller,
    release({
      'Occupation Data.txt': occupations,
      'Skills.txt': ratings(
        rated('15-1252.00', '2.B.3.g', 3, 3.5),
        rated('15-1252.00', '2.A.1.a', 5, 7),
        rated('29-1141.00', '2.A.1.a', 4, 7),
      ),
    }),
  );
  expect(await requirementsOf('role:onet:15-1252.00')).toEqual([
    ['skill:onet:2.B.3.g', 0.5, 0.5],
    ['skill:org:OPS', 0.4, 0.4],
    ['skill:onet:2.A.1.a', 0.1, 0.2],
  ]);
  expect(await requirementsOf('role:onet:29-1141.00')).toEqual(before);
});

test('an import that is cut off leaves a run that says so, and the next completes what it began', async () => {
  const aborter = new AbortController();
  const cutOff = world.imports.onet(callerWith(aborter.signal), shippedOnet, {
    onProgress: (fraction) => fraction > 0.4 && aborter.abort(new Cancelled()),
  });
  await expect(cutOff).rejects.toThrow();
  const [run] = (await world.runs.page(caller, { job: 'IMPORT' }, { first: 1 })).edges;
  expect(run?.item.state).toBe('CANCELLED');
  const requirements = counts(await storedGraph(world.graph)).links!;
  expect(requirements).toBeGreaterThan(9_000);
  expect(requirements).toBeLessThan(90_000);

  expect((await world.imports.onet(caller, shippedOnet)).result.unchanged).toBe(false);
  await using other = await openImportWorld();
  await other.imports.onet(caller, shippedOnet);
  const [resumed, straight] = await Promise.all([storedGraph(world.graph), storedGraph(other.graph)]);
  const withoutRuns = (links: readonly string[]) => links.filter((link) => !link.includes('run:'));
  expect(withoutRuns(resumed.links!)).toEqual(withoutRuns(straight.links!));
  expect(resumed.Role).toEqual(straight.Role);
  expect(resumed.Skill).toEqual(straight.Skill);
});

test('people keep the pseudonyms that they were imported under: another key is refused', async () => {
  const folder = release({ 'people.csv': 'external_id,name\nP1,Ada\n' });
  await world.imports.organisation(caller, folder);
  const { graph, runs, dataFolder } = world;
  const otherwise = createImports({
    graph,
    runs,
    dataFolder,
    clock: systemClock,
    personKey: 'quite another key',
  });
  await expect(otherwise.organisation(caller, folder)).rejects.toThrow(Conflict);
  const unconfigured = createImports({ graph, runs, dataFolder, clock: systemClock, personKey: undefined });
  expect((await unconfigured.organisation(caller, folder)).result.tables[0]).toMatchObject({
    rows: 1,
    written: 0,
  });
});
