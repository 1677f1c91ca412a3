import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCrosswalk } from '../../src/importers/esco/crosswalk.ts';
import { escoVersion, readEsco } from '../../src/importers/esco/esco.ts';
import { readGdad } from '../../src/importers/gdad/gdad.ts';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { alignedSkill } from '../../src/importers/rsd/alignment.ts';
import { readRsd } from '../../src/importers/rsd/rsd.ts';
import {
  crosswalkSample,
  escoSample,
  escoUri,
  gdadSample,
  rsdCsvSample,
  rsdId,
  rsdSample,
} from './framework-samples.ts';

let room: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'frameworks-'));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(room, name), content);
  return join(room, name);
}
function folder(files: Readonly<Record<string, string | Buffer>>): string {
  for (const [name, content] of Object.entries(files)) file(name, content);
  return room;
}
const skill = (code: string) => `skill:esco:${escoUri('skill', code)}`;

test('ESCO: skills by URI with labels from wherever the folder has them, roles without requirements', async () => {
  const release = await readEsco(folder(escoSample));
  expect(release.version).toBe('of 2024-01-25');
  expect(release.missing).toEqual(['skills']);
  expect(
    release.roles.map(({ title, alternateTitles, requirements }) => [title, alternateTitles, requirements]),
  ).toEqual([
    ['baker', ['baking artisan', 'bread maker'], []],
    ['miller', [], []],
  ]);
  expect(release.skills.map(({ id, name, kind, broader }) => [id, name, kind, broader])).toEqual([
    [skill('S'), 'skills', 'GROUP', []],
    [skill('S1'), 'preparing food', 'GROUP', [skill('S')]],
    [skill('bake'), 'bake bread', 'SKILL', [skill('S1'), skill('dough'), skill('knead')]],
    [skill('dough'), 'handle dough', 'SKILL', []],
    [skill('flour'), 'kinds of flour', 'KNOWLEDGE', []],
    [skill('knead'), 'knead dough', 'SKILL', []],
  ]);
  expect(release.skills[2]!.buildsOn).toEqual([{ skillId: skill('flour'), relation: 'ESSENTIAL' }]);
  expect(release.leftOut).toEqual({
    skills: 1,
    occupations: 1,
    broader: { dangling: 1, cyclic: 1 },
    relations: 1,
  });
  expect([...release.unnamed!]).toEqual([skill('unlabelled')]);
});

test('ESCO: the same files give the same digest, gzipped or not; the folder may name the version', async () => {
  const { digest } = await readEsco(folder(escoSample));
  const packed = mkdtempSync(join(room, 'packed-'));
  for (const [name, text] of Object.entries(escoSample))
    writeFileSync(join(packed, `${name}.gz`), gzipSync(text));
  expect((await readEsco(packed)).digest).toBe(digest);
  expect(escoVersion('/x/ESCO dataset - v1.2.0 - classification - en - csv')).toBe('1.2.0');
  expect(escoVersion('esco-en')).toBeUndefined();
});

test('ESCO: an obsolete concept is retired and names what replaces it', async () => {
  const groups =
    'conceptType,conceptUri,preferredLabel,status,isReplacedBy\n' +
    `SkillGroup,${escoUri('skill', 'old')},old group,obsolete,${escoUri('skill', 'S1')}\n`;
  const { skills } = await readEsco(folder({ ...escoSample, 'skillGroups_en.csv': groups }));
  expect(skills.find(({ id }) => id === skill('old'))).toMatchObject({
    retired: true,
    replacedBy: [skill('S1')],
  });
});

test('the crosswalk maps occupations from ESCO’s side and counts whole ISCO groups', async () => {
  const crosswalk = await readCrosswalk(file('crosswalk.csv', crosswalkSample));
  const source = 'ESCO–O*NET crosswalk (7)';
  const from = (code: string) => `role:esco:${escoUri('occupation', code)}`;
  expect(crosswalk.groups).toBe(1);
  expect(crosswalk.mappings).toEqual([
    { id: from('baker'), toId: 'role:onet:51-3011.00', match: 'EXACT', source },
    { id: from('baker'), toId: 'role:onet:99-9999.00', match: 'NARROW', source },
    { id: from('gone'), toId: 'role:onet:51-9021.00', match: 'CLOSE', source },
    { id: from('miller'), toId: 'role:onet:51-9021.00', match: 'BROAD', source },
  ]);
});

test('GDaD: a role level is a role, its levels begin at .2, .4, .6 and .8, what is not in use is dropped', async () => {
  const release = await readGdad(folder(gdadSample));
  expect(release.leftOut).toEqual({ notInUse: 1, repeated: 1 });
  expect(release.jobs).toBe(1);
  expect(release.skills.map(({ id }) => id)).toEqual([
    'skill:gdad:Baking',
    'skill:gdad:Kneading',
    'skill:gdad:Selling',
  ]);
  expect(release.roles).toMatchObject([
    {
      id: 'role:gdad:Baker/Baker',
      title: 'Baker',
      requirements: [
        { skillId: 'skill:gdad:Baking', importance: 1, level: 0.8 },
        { skillId: 'skill:gdad:Kneading', importance: 1, level: 0.6 },
      ],
    },
    {
      id: 'role:gdad:Baker/Junior baker',
      alternateTitles: ['Baker'],
      requirements: [
        { skillId: 'skill:gdad:Baking', level: 0.4 },
        { skillId: 'skill:gdad:Kneading', level: 0.2 },
      ],
    },
  ]);
});

test('Rich Skill Descriptors: JSON and CSV give the same descriptor the same id, alignments become mappings', async () => {
  const json = await readRsd(file('rsd.json.gz', gzipSync(JSON.stringify(rsdSample))));
  expect(json.partial).toBe(true);
  expect(json.skills.map(({ code, name, retired = false }) => [code, name, retired])).toEqual([
    [rsdId(1), 'Bread Baking', false],
    [rsdId(2), 'Dough Kneading', true],
    [rsdId(3), 'Draft of a Skill', false],
  ]);
  expect(json.skills[1]!.replacedBy).toEqual([`skill:rsd:${rsdId(1)}`]);
  expect(json.foreignAlignments).toBe(1);
  expect(json.mappings.map(({ toId, match }) => [toId, match])).toEqual([
    [skill('bake'), 'CLOSE'],
    [skill('unknown'), 'CLOSE'],
    ['skill:onet:2.C.2.b', 'CLOSE'],
  ]);
  const csv = await readRsd(file('rsd.csv', rsdCsvSample));
  expect(csv.skills.map(({ code, name }) => [code, name])).toEqual([
    [rsdId(1), 'Bread Baking'],
    [rsdId(4), 'Bread Selling'],
  ]);
  expect(csv.mappings).toHaveLength(2);
});

test('Rich Skill Descriptors: older exports without an address get an id by what they say; the last of doubles counts', async () => {
  const export1 =
    'Collection,Skill Name,Contextualized Skill Statement,Alignment\nx,Baking,Bakes.,\nx,Selling,Sells.,\n';
  const release = await readRsd(file('old.csv', export1));
  expect(release.skills.map(({ code }) => /^[0-9a-f]{32}$/.test(code))).toEqual([true, true]);
  const twice = [rsdSample[0], { ...rsdSample[0], skillName: 'Bread Baking II' }];
  const last = await readRsd(file('twice.json', JSON.stringify(twice)));
  expect([last.repeated, last.skills[0]!.name]).toEqual([1, 'Bread Baking II']);
});

test('an alignment is a skill only where its address says which', () => {
  expect(alignedSkill('https://data.europa.eu/esco/skill/a-b')).toBe(
    'skill:esco:http://data.europa.eu/esco/skill/a-b',
  );
  expect(alignedSkill('https://www.onetonline.org/link/summary/15-1252.00')).toBeNull();
  expect(alignedSkill('https://services.onetcenter.org/ws/online/onet_data/skills/2.B.3.e')).toBe(
    'skill:onet:2.B.3.e',
  );
  expect(alignedSkill('https://www.onetonline.org/search/tech/example?c=43232405')).toBe(
    'skill:onet:43232405',
  );
  expect(alignedSkill('https://evil.example/onetonline.org/2.B.3.e')).toBeNull();
  expect(alignedSkill('NICE_SP_RSK')).toBeNull();
});

test.each<[string, () => Promise<unknown>, string]>([
  ['another folder as ESCO', () => readEsco(folder(gdadSample)), 'is not an English ESCO release'],
  ['another folder as GDaD', () => readGdad(folder(escoSample)), 'is not the GDaD capability framework'],
  ['ESCO as O*NET', () => readOnet(folder(escoSample)), 'is not an O*NET release'],
  ['a folder that is not there', () => readEsco(join(room, 'none')), 'ENOENT'],
  [
    'a table as crosswalk',
    () => readCrosswalk(file('a.csv', gdadSample['roles.csv']!)),
    'the header lacks "O*NET Id"',
  ],
  ['an empty file as crosswalk', () => readCrosswalk(file('a.csv', '')), 'a.csv: is empty'],
  [
    'the BLS tree as descriptors',
    () =>
      readRsd(file('BLS.csv', 'SOC Group,SOC Code,SOC Title,SOC Definition\nMajor,11-0000,Management,\n')),
    'BLS.csv:1: is the Standard Occupational Classification of the BLS',
  ],
  [
    'a crosswalk as descriptors',
    () => readRsd(file('c.csv', crosswalkSample)),
    "neither JSON nor OSMT's CSV export",
  ],
  [
    'cut JSON',
    () => readRsd(file('a.json', JSON.stringify(rsdSample).slice(0, -5))),
    'is damaged, cut off or not JSON',
  ],
  ['JSON of something else', () => readRsd(file('a.json', '[{"a":1}]')), 'descriptor 1 has no "skillName"'],
  ['no descriptor at all', () => readRsd(file('a.json', '[]')), 'holds no Rich Skill Descriptor'],
  [
    'a descriptor without id',
    () => readRsd(file('a.json', '[{"skillName":"a","skillStatement":"b"}]')),
    'descriptor 1 has neither a "uuid" nor an "id"',
  ],
  [
    'cut gzip',
    () => readRsd(file('a.json.gz', gzipSync(JSON.stringify(rsdSample)).subarray(0, 60))),
    'is damaged or cut off gzip',
  ],
  [
    'an open quote',
    () =>
      readEsco(folder({ ...escoSample, 'skillGroups_en.csv': 'conceptUri,preferredLabel\n"http://x,y\n' })),
    'skillGroups_en.csv:',
  ],
  [
    'a level that is none',
    () =>
      readGdad(
        folder({ ...gdadSample, 'roles.csv': gdadSample['roles.csv']!.replace('Awareness', 'Wizard') }),
      ),
    'roles.csv:2: "Skill Level" is none of Awareness, Working, Practitioner, Expert',
  ],
  [
    'a skill that is not in the table',
    () =>
      readGdad(
        folder({ ...gdadSample, 'skills.csv': gdadSample['skills.csv']!.replace('Baking', 'Cooking') }),
      ),
    '"Skill Name" is not in the table of skills',
  ],
  [
    'a match that is none',
    () => readCrosswalk(file('a.csv', crosswalkSample.replace('closeMatch', 'goodMatch'))),
    '"Type of Match" is none of the five SKOS matches',
  ],
  [
    'an occupation twice',
    () => {
      const [header, first] = escoSample['occupations_en.csv']!.split(/\n(?=Occupation)/);
      return readEsco(folder({ ...escoSample, 'occupations_en.csv': `${header}\n${first}\n${first}\n` }));
    },
    '"conceptUri" is there twice',
  ],
])('%s is refused with place and rule', async (_, read, message) => {
  await expect(read()).rejects.toThrow(message);
});
