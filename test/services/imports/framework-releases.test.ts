import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createFrameworks, type Frameworks } from '../../../src/services/frameworks/frameworks.ts';
import { readRole } from '../../../src/services/shortlists/input/held-requirements.ts';
import { targetRoles } from '../../../src/services/shortlists/input/shortlist-target.ts';
import { readDemands } from '../../../src/services/skill-graph/learning/role-demands.ts';
import { createSkillGraph } from '../../../src/services/skill-graph/skill-graph.ts';
import {
  crosswalkSample,
  escoSample,
  escoUri,
  gdadSample,
  onetSample,
  rsdId,
  rsdSample,
} from '../../importers/framework-samples.ts';
import { caller } from '../../queue/run-world.ts';
import { storedGraph } from '../stored-graph.ts';
import { type ImportWorld, openImportWorld } from './import-world.ts';

let world: ImportWorld;
let frameworks: Frameworks;
beforeEach(async () => {
  world = await openImportWorld();
  frameworks = createFrameworks({ graph: world.graph });
});
afterEach(() => world[Symbol.asyncDispose]());

const seq = async () => (await world.graph.read(statements.readChangeCounter, {}))[0]?.last;
const skill = (code: string) => `skill:esco:${escoUri('skill', code)}`;
const occupation = (code: string) => `role:esco:${escoUri('occupation', code)}`;
const standing = async (id: string) => (await frameworks.skillStanding(caller, [id]))[0]!;
const fileOf = (name: string, text: string) => join(world.folder({ [name]: text }), name);

test('the next release tells what it added, changed and retired; what is retired stays, and comes back if a later one has it', async () => {
  const first = await world.imports.onet(caller, world.folder(onetSample), { version: '1.0' });
  expect(first.result).toMatchObject({
    skillChanges: { added: 7, changed: 0, retired: 0 },
    roleChanges: { added: 2, changed: 0, retired: 0 },
  });
  const second = {
    ...onetSample,
    // Grinders are gone and with them what only they required; another technology; a flag; a rating.
    'Occupation Data.txt': 'O*NET-SOC Code\tTitle\n51-3011.00\tBakers\n51-3099.00\tOther Bakers\n',
    'Knowledge.txt': onetSample['Knowledge.txt']!.replace(/51-9021.*\n/g, ''),
    'Skills.txt': `${onetSample['Skills.txt']}51-3099.00\t2.A.2.d\tMonitoring\tIM\t3\n51-3099.00\t2.A.2.d\tMonitoring\tLV\t3.5\n`,
    'Technology Skills.txt': onetSample['Technology Skills.txt']!.replace('OvenSoft', 'OvenCloud').replace(
      'Y\tN',
      'N\tY',
    ),
  };
  const next = await world.imports.onet(caller, world.folder(second), { version: '1.1' });
  expect(next.result).toMatchObject({
    unchanged: false,
    skillChanges: { added: 1, changed: 1, retired: 2 },
    roleChanges: { added: 1, changed: 1, retired: 1 },
  });
  expect(next.run.metrics).toEqual(
    expect.arrayContaining([
      { name: 'skillsAdded', value: 1, unit: 'rows' },
      { name: 'skillsChanged', value: 1, unit: 'rows' },
      { name: 'skillsRetired', value: 2, unit: 'rows' },
      { name: 'rolesRetired', value: 1, unit: 'rows' },
    ]),
  );
  expect(await standing('skill:onet:OvenSoft')).toEqual({ retiredIn: '1.1', trend: 'FADING' });
  expect(await standing('skill:onet:OvenCloud')).toEqual({ retiredIn: null, trend: 'EMERGING' });
  expect(await standing('skill:onet:2.A.2.d')).toEqual({ retiredIn: null, trend: 'STABLE' });
  expect(await frameworks.roleStanding(caller, ['role:onet:51-9021.00', 'role:onet:51-3011.00'])).toEqual([
    { retiredIn: '1.1' },
    { retiredIn: null },
  ]);

  const position = await seq();
  const again = await world.imports.onet(caller, world.folder(second), { version: '1.1' });
  expect(again.result).toMatchObject({
    unchanged: true,
    skillChanges: { added: 0, changed: 0, retired: 0 },
  });
  expect(await seq()).toBe(position);

  const back = await world.imports.onet(caller, world.folder(onetSample), { version: '1.2' });
  expect(back.result).toMatchObject({
    skillChanges: { added: 0, changed: 3, retired: 1 },
    roleChanges: { added: 0, changed: 2, retired: 1 },
  });
  expect(await standing('skill:onet:OvenSoft')).toEqual({ retiredIn: null, trend: 'EMERGING' });
});

test('a table that is not there retires nothing, and one release alone tells a trend only by a flag', async () => {
  await world.imports.onet(caller, world.folder(onetSample));
  expect(await standing('skill:onet:Sheets')).toEqual({ retiredIn: null, trend: 'STABLE' });
  expect(await standing('skill:onet:OvenSoft')).toEqual({ retiredIn: null, trend: null });
  const { 'Technology Skills.txt': _, ...rest } = onetSample;
  const { result } = await world.imports.onet(caller, world.folder(rest));
  expect(result.skillChanges.retired).toBe(0);
});

test('ESCO: circles, dangling parents and concepts without a label harm nothing; retired ones name their replacement', async () => {
  const { result, run } = await world.imports.esco(caller, world.folder(escoSample), { version: '1' });
  expect(result).toMatchObject({
    skills: 6,
    roles: 2,
    requirements: 0,
    leftOut: { skills: 1, occupations: 1, relations: 1, broader: { dangling: 1, cyclic: 1 } },
  });
  expect(run.metrics).toEqual(
    expect.arrayContaining([
      { name: 'skillsWithoutLabel', value: 1, unit: 'rows' },
      { name: 'cyclicBroader', value: 1, unit: 'rows' },
    ]),
  );
  expect(await frameworks.buildsOn(caller, [skill('bake'), skill('flour')])).toEqual([
    [{ id: skill('flour'), relation: 'ESSENTIAL' }],
    [],
  ]);
  const skills = escoSample['testSkillsCollection_en.csv']!.split('\n');
  const next = {
    ...escoSample,
    // The row about flour goes, and its URI stays in the relations: it exists, and nobody names it.
    'testSkillsCollection_en.csv': [skills[0], skills[1], ''].join('\n'),
    'broaderRelationsSkillPillar_en.csv': escoSample['broaderRelationsSkillPillar_en.csv']!.split('\n')
      .slice(0, 2)
      .join('\n'),
    'skillGroups_en.csv': `${escoSample['skillGroups_en.csv']!.replace('status', 'isReplacedBy,status').replace(',released', ',,released')}SkillGroup,${escoUri('skill', 'S')},skills,${escoUri('skill', 'S1')},obsolete,S\n`,
  };
  const second = await world.imports.esco(caller, world.folder(next), { version: '2' });
  expect(second.result.skillChanges).toEqual({ added: 0, changed: 1, retired: 2 });
  expect(await standing(skill('flour'))).toEqual({ retiredIn: null, trend: null });
  expect(await standing(skill('knead'))).toEqual({ retiredIn: '2', trend: 'FADING' });
  expect(await standing(skill('S'))).toEqual({ retiredIn: '2', trend: 'FADING' });
  expect(await frameworks.replacedBy(caller, [skill('S')])).toEqual([[skill('S1')]]);
});

test('ESCO’s roles require nothing, so no computation over what roles ask for sees them', async () => {
  await world.imports.esco(caller, world.folder(escoSample));
  await world.imports.onet(caller, world.folder(onetSample));
  const demands = await readDemands(world.graph, {});
  expect(demands.roleIds).toEqual(['role:onet:51-3011.00', 'role:onet:51-9021.00']);
  const skillGraph = createSkillGraph({ graph: world.graph });
  expect(await skillGraph.clusterOfRoles(caller, [occupation('baker')])).toEqual([null]);
  const target = { kind: 'ROLE' as const, id: occupation('baker') };
  const roleOf = (roleId: string) => readRole(world.graph, roleId);
  await expect(targetRoles(world.graph, { target, asOf: 0, start: null }, {}, roleOf, {})).rejects.toThrow(
    'nobody can be ranked for it',
  );
});

test('the crosswalk reaches both ways, counts codes that nobody knows, and is completed once they come', async () => {
  const file = fileOf('crosswalk.csv', crosswalkSample);
  const early = await world.imports.crosswalk(caller, file);
  expect(early.result).toMatchObject({ mappings: 0, unknownFrom: 3, unknownTo: 3, leftOut: 4, groups: 1 });
  await world.imports.onet(caller, world.folder(onetSample));
  await world.imports.esco(caller, world.folder(escoSample));
  const { result } = await world.imports.crosswalk(caller, file);
  expect(result).toMatchObject({ mappings: 2, changed: 2, unknownFrom: 1, unknownTo: 1, leftOut: 2 });
  const source = 'ESCO–O*NET crosswalk (7)';
  const bakers = 'role:onet:51-3011.00';
  expect(
    await frameworks.roleEquivalents(caller, [occupation('miller'), 'role:onet:51-9021.00', bakers]),
  ).toEqual([
    [{ id: 'role:onet:51-9021.00', match: 'BROAD', source }],
    [{ id: occupation('miller'), match: 'NARROW', source }],
    [{ id: occupation('baker'), match: 'EXACT', source }],
  ]);

  const position = await seq();
  expect((await world.imports.crosswalk(caller, file)).result.changed).toBe(0);
  expect(await seq()).toBe(position);

  const less = fileOf('less.csv', crosswalkSample.replace(/51-3011\.00,Bakers,.*exactMatch\n/, ''));
  expect((await world.imports.crosswalk(caller, less)).result).toMatchObject({ mappings: 1, changed: 1 });
  expect(await frameworks.roleEquivalents(caller, [bakers])).toEqual([[]]);
});

test('descriptors: a second file retires none of the first; alignments reach what is there by then', async () => {
  const write = (list: readonly object[]) => fileOf('rsd.json', JSON.stringify(list));
  const first = await world.imports.rsd(caller, write(rsdSample));
  expect(first.result).toMatchObject({
    skills: 3,
    foreignAlignments: 1,
    alignments: { mappings: 0, leftOut: 3, unknownTo: 3 },
    skillChanges: { added: 3, changed: 0 },
  });
  expect(await standing(`skill:rsd:${rsdId(2)}`)).toMatchObject({ trend: 'FADING' });
  expect(await frameworks.replacedBy(caller, [`skill:rsd:${rsdId(2)}`])).toEqual([[`skill:rsd:${rsdId(1)}`]]);
  await world.imports.onet(caller, world.folder(onetSample));
  await world.imports.esco(caller, world.folder(escoSample));
  const again = await world.imports.rsd(caller, write(rsdSample));
  expect(again.result).toMatchObject({
    unchanged: true,
    alignments: { mappings: 2, changed: 1, leftOut: 1 },
  });
  const source = 'Alignment of the Rich Skill Descriptor';
  expect(
    await frameworks.skillEquivalents(caller, [`skill:rsd:${rsdId(1)}`, 'skill:onet:2.C.2.b', skill('bake')]),
  ).toEqual([
    [
      { id: skill('bake'), match: 'CLOSE', source },
      { id: 'skill:onet:2.C.2.b', match: 'CLOSE', source },
    ],
    [{ id: `skill:rsd:${rsdId(1)}`, match: 'CLOSE', source }],
    [{ id: `skill:rsd:${rsdId(1)}`, match: 'CLOSE', source }],
  ]);

  const other = [{ ...rsdSample[2], uuid: rsdId(5), skillName: 'Another' }];
  const second = await world.imports.rsd(caller, write(other));
  expect(second.result).toMatchObject({ skillChanges: { added: 1, changed: 0, retired: 0 } });
  expect(await standing(`skill:rsd:${rsdId(5)}`)).toEqual({ retiredIn: null, trend: null });
  expect((await frameworks.skillEquivalents(caller, [`skill:rsd:${rsdId(1)}`]))[0]).toHaveLength(2);
});

test('GDaD goes in with its levels, and all frameworks side by side', async () => {
  const { result } = await world.imports.gdad(caller, world.folder(gdadSample), { version: '2024' });
  expect(result).toMatchObject({
    version: '2024',
    roles: 2,
    skills: 3,
    requirements: 4,
    leftOut: { notInUse: 1, repeated: 1 },
  });
  await world.imports.esco(caller, world.folder(escoSample));
  const { Role, Skill } = await storedGraph(world.graph);
  expect([Role!.length, Skill!.length]).toEqual([4, 9]);
});
