import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  crosswalkSample,
  escoSample,
  escoUri,
  onetSample,
  rsdId,
  rsdSample,
} from '../importers/framework-samples.ts';
import { type GraphqlWorld, openGraphqlWorld } from './graphql-world.ts';

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async ({ imports }, caller, room) => {
    const folder = (name: string, files: Readonly<Record<string, string>>) => {
      mkdirSync(join(room, name));
      for (const [file, text] of Object.entries(files)) writeFileSync(join(room, name, file), text);
      return join(room, name);
    };
    const file = (name: string, text: string) => join(folder(`folder of ${name}`, { [name]: text }), name);
    const newer = onetSample['Technology Skills.txt']!.replace('OvenSoft', 'OvenCloud');
    const grinders = /^51-9021.*\n/gm;
    await imports.onet(caller, folder('onet', onetSample), { version: '1' });
    await imports.onet(
      caller,
      folder('onet-2', {
        ...onetSample,
        'Occupation Data.txt': onetSample['Occupation Data.txt']!.replace(grinders, ''),
        'Knowledge.txt': onetSample['Knowledge.txt']!.replace(grinders, ''),
        'Technology Skills.txt': newer,
      }),
      { version: '2' },
    );
    await imports.esco(caller, folder('esco', escoSample));
    await imports.crosswalk(caller, file('crosswalk.csv', crosswalkSample));
    await imports.rsd(caller, file('rsd.json', JSON.stringify(rsdSample)));
  });
}, 120_000);
afterAll(() => world?.[Symbol.asyncDispose]());

test('a role tells its equivalents from both sides, and which release retired it', async () => {
  const baker = escoUri('occupation', 'baker');
  const data = await world.ask(
    `query ($baker: String!) {
      esco: roleByCode(framework: ESCO, code: $baker) { title requirements(first: 5) { totalCount } equivalents { match source role { code framework } } }
      onet: roleByCode(framework: ONET, code: "51-9021.00") { retiredIn equivalents { match role { title framework } } }
    }`,
    { baker },
  );
  expect(data).toEqual({
    esco: {
      title: 'baker',
      requirements: { totalCount: 0 },
      equivalents: [
        {
          match: 'EXACT',
          source: 'ESCO–O*NET crosswalk (7)',
          role: { code: '51-3011.00', framework: 'ONET' },
        },
      ],
    },
    onet: {
      retiredIn: '2',
      equivalents: [{ match: 'NARROW', role: { title: 'miller', framework: 'ESCO' } }],
    },
  });
});

test('a skill tells its equivalents, its trend, what it builds on and what replaces it', async () => {
  const fields = 'name retiredIn trend replacedBy { code } equivalents { match skill { framework code } }';
  const data = await world.ask(
    `query ($bake: String!, $descriptor: String!) {
      gone: skillByCode(framework: ONET, code: "OvenSoft") { ${fields} }
      new: skillByCode(framework: ONET, code: "OvenCloud") { ${fields} }
      bake: skillByCode(framework: ESCO, code: $bake) { ${fields} buildsOn { relation skill { name } } }
      descriptor: skillByCode(framework: RSD, code: $descriptor) { ${fields} }
    }`,
    { bake: escoUri('skill', 'bake'), descriptor: rsdId(2) },
  );
  expect(data).toEqual({
    gone: { name: 'OvenSoft', retiredIn: '2', trend: 'FADING', replacedBy: [], equivalents: [] },
    new: { name: 'OvenCloud', retiredIn: null, trend: 'EMERGING', replacedBy: [], equivalents: [] },
    bake: {
      name: 'bake bread',
      retiredIn: null,
      trend: null,
      replacedBy: [],
      equivalents: [{ match: 'CLOSE', skill: { framework: 'RSD', code: rsdId(1) } }],
      buildsOn: [{ relation: 'ESSENTIAL', skill: { name: 'kinds of flour' } }],
    },
    descriptor: {
      name: 'Dough Kneading',
      retiredIn: expect.stringMatching(/^sha256:/),
      trend: 'FADING',
      replacedBy: [{ code: rsdId(1) }],
      equivalents: [],
    },
  });
});

test('each field is read once for all skills or roles of a list', async () => {
  const query = `query ($first: Int!) {
    skills(first: $first) { edges { node { retiredIn trend replacedBy { name } buildsOn { skill { name } } equivalents { skill { name } } } } }
    roles(first: $first) { edges { node { retiredIn equivalents { role { title } } } } } }`;
  const asked = Map.groupBy(await world.statementsOf(query, { first: 100 }), (name) => name);
  const times = (name: string) => asked.get(name)?.length ?? 0;
  for (const name of [
    ...['skillPage', 'skillStanding', 'skillMappings', 'skillMappedFrom'],
    ...['storedSkillRelations', 'storedSkillReplacements'],
    ...['rolePage', 'roleStanding', 'roleMappings', 'roleMappedFrom', 'rolesById'],
  ]) {
    expect([name, times(name)]).toEqual([name, 1]);
  }
  // At most once for each of three fields that lead to skills; those that are ready together are read together.
  expect(times('skillsById')).toBeGreaterThanOrEqual(1);
  expect(times('skillsById')).toBeLessThanOrEqual(3);
});
