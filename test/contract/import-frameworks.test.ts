import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFrameworks } from '../../src/services/frameworks/frameworks.ts';
import {
  crosswalkSample,
  escoSample,
  escoUri,
  gdadSample,
  onetSample,
  rsdId,
  rsdSample,
} from '../importers/framework-samples.ts';
import { caller } from '../queue/run-world.ts';
import { type ImportWorld, openImportWorld } from '../services/imports/import-world.ts';
import { storedGraph } from '../services/stored-graph.ts';
import { describeGraphs } from './graphs.ts';

/** Every framework, a newer release of each that has releases, the older again, and what can be asked of them then. */
async function importEverything(world: ImportWorld) {
  const { imports } = world;
  const file = (name: string, text: string) => join(world.folder({ [name]: text }), name);
  const newerOnet = {
    ...onetSample,
    'Technology Skills.txt': onetSample['Technology Skills.txt']!.replace('OvenSoft', 'OvenCloud').replace(
      'Y\tN',
      'N\tN',
    ),
  };
  const newerEsco = {
    ...escoSample,
    'skillGroups_en.csv':
      'conceptType,conceptUri,preferredLabel,status,isReplacedBy\n' +
      `SkillGroup,${escoUri('skill', 'S1')},making food,released,\n` +
      `SkillGroup,${escoUri('skill', 'S')},skills,obsolete,${escoUri('skill', 'S1')}\n`,
  };
  const results: unknown[] = [];
  const keep = async (imported: Promise<{ result: object }>) => results.push((await imported).result);
  await keep(imports.onet(caller, world.folder(onetSample), { version: '1' }));
  await keep(imports.esco(caller, world.folder(escoSample), { version: '1' }));
  await keep(imports.crosswalk(caller, file('crosswalk.csv', crosswalkSample)));
  await keep(imports.gdad(caller, world.folder(gdadSample)));
  await keep(imports.rsd(caller, file('rsd.json', JSON.stringify(rsdSample))));
  await keep(imports.onet(caller, world.folder(newerOnet), { version: '2' }));
  await keep(imports.esco(caller, world.folder(newerEsco), { version: '2' }));
  await keep(imports.esco(caller, world.folder(newerEsco), { version: '2' }));
  await keep(imports.crosswalk(caller, file('crosswalk.csv', crosswalkSample)));
  await keep(imports.onet(caller, world.folder(onetSample), { version: '3' }));
  const frameworks = createFrameworks({ graph: world.graph });
  const skills = [
    `skill:rsd:${rsdId(1)}`,
    `skill:rsd:${rsdId(2)}`,
    ...['bake', 'S', 'S1', 'unlabelled'].map((code) => `skill:esco:${escoUri('skill', code)}`),
    ...['OvenSoft', 'OvenCloud', 'Sheets', '2.C.2.b'].map((code) => `skill:onet:${code}`),
  ];
  const roles = [
    `role:esco:${escoUri('occupation', 'baker')}`,
    'role:onet:51-3011.00',
    'role:onet:51-9021.00',
  ];
  return {
    results,
    answers: {
      skillEquivalents: await frameworks.skillEquivalents(caller, skills),
      roleEquivalents: await frameworks.roleEquivalents(caller, roles),
      buildsOn: await frameworks.buildsOn(caller, skills),
      replacedBy: await frameworks.replacedBy(caller, skills),
      standing: await frameworks.skillStanding(caller, skills),
      roleStanding: await frameworks.roleStanding(caller, roles),
    },
    stored: await storedGraph(world.graph),
  };
}

describeGraphs('imports of frameworks', ({ open }) => {
  test('give the same graph and the same answers as in memory', async () => {
    await using memory = await openImportWorld();
    const expected = await importEverything(memory);
    await using world = await openImportWorld({ graph: await open() });
    const found = await importEverything(world);
    expect(found.results).toEqual(expected.results);
    expect(found.answers).toEqual(expected.answers);
    for (const label of ['Skill', 'Role', 'links']) {
      const lasting = (rows: readonly string[]) => rows.filter((row) => !row.includes('run:'));
      expect(lasting(found.stored[label]!), label).toEqual(lasting(expected.stored[label]!));
    }
    expect(found.answers.standing.map(({ trend, retiredIn }) => [trend, retiredIn])).toEqual([
      [null, null],
      ['FADING', expect.stringMatching(/^sha256:/)],
      ['STABLE', null],
      ['FADING', '2'],
      ['STABLE', null],
      [null, null],
      ['EMERGING', null],
      ['FADING', '3'],
      ['EMERGING', null],
      ['STABLE', null],
    ]);
  }, 240_000);
});
