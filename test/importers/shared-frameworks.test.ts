import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCrosswalk } from '../../src/importers/esco/crosswalk.ts';
import { readEsco } from '../../src/importers/esco/esco.ts';
import { readGdad } from '../../src/importers/gdad/gdad.ts';
import { readRsd } from '../../src/importers/rsd/rsd.ts';
import { createFrameworks } from '../../src/services/frameworks/frameworks.ts';
import { readDemands } from '../../src/services/skill-graph/learning/role-demands.ts';
import { caller } from '../queue/run-world.ts';
import { type ImportWorld, openImportWorld, shippedOnet } from '../services/imports/import-world.ts';

/** The published files, which are beside the project and not part of it. */
const shared = join(import.meta.dirname, '../../../shared/data');
const there = existsSync(shared);
const crosswalk = join(shared, 'esco-onet-crosswalk/crosswalk_esco_onet.csv.gz');
const rsd = (name: string) => join(shared, 'osmt-rsd', name);

test.runIf(process.env.CI)('the published files are beside the project', () => {
  expect(there).toBe(true);
});

describe.runIf(there)('the published files', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await openImportWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('ESCO 1.2: 3,039 occupations and 3,154 of 14,579 concepts with an English label', async () => {
    const release = await readEsco(join(shared, 'esco-en'));
    expect(release.roles).toHaveLength(3039);
    expect(release.roles.every(({ requirements }) => requirements.length === 0)).toBe(true);
    const kinds = Map.groupBy(release.skills, ({ kind }) => kind);
    expect([...kinds].map(([kind, skills]) => [kind, skills.length]).sort()).toEqual([
      ['GROUP', 640],
      ['KNOWLEDGE', 1363],
      ['SKILL', 1151],
    ]);
    expect(release.leftOut).toEqual({
      skills: 11_425,
      occupations: 0,
      broader: { dangling: 24, cyclic: 0 },
      relations: 5219,
    });
    expect(release.skills.reduce((sum, { broader }) => sum + broader.length, 0)).toBe(4231);
    expect(release.skills.reduce((sum, { buildsOn }) => sum + buildsOn!.length, 0)).toBe(599);
    expect([release.version, release.missing]).toEqual(['of 2024-04-30', ['skills']]);
  });

  test('the crosswalk: 4,210 pairs of occupations and 43 rows about ISCO groups', async () => {
    const { mappings, groups } = await readCrosswalk(crosswalk);
    const matches = Map.groupBy(mappings, ({ match }) => match);
    expect(Object.fromEntries([...matches].map(([match, rows]) => [match, rows.length]))).toEqual({
      BROAD: 2053,
      CLOSE: 1432,
      EXACT: 498,
      NARROW: 227,
    });
    expect(groups).toBe(43);
  });

  test('GDaD: 201 role levels of 48 roles, 188 skills, 28 rows not in use', async () => {
    const release = await readGdad(join(shared, 'gdad-uk-roles'));
    expect([release.roles.length, release.jobs, release.skills.length]).toEqual([201, 48, 188]);
    expect(release.leftOut).toEqual({ notInUse: 28, repeated: 16 });
    const levels = release.roles.flatMap(({ requirements }) => requirements.map(({ level }) => level));
    expect(
      Map.groupBy(levels, (level) => level)
        .keys()
        .toArray()
        .sort(),
    ).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(levels).toHaveLength(1781);
  });

  test('Rich Skill Descriptors: 50 and 50, of which 97 are distinct; the BLS tree is refused', async () => {
    const [drafts, published] = await Promise.all([
      readRsd(rsd('v3_skills_get.json.gz')),
      readRsd(rsd('v3_search_skills_post.json.gz')),
    ]);
    expect([drafts.skills.length, published.skills.length]).toEqual([50, 50]);
    expect(new Set([...drafts.skills, ...published.skills].map(({ id }) => id)).size).toBe(97);
    await expect(readRsd(rsd('BLS-Import.csv.gz'))).rejects.toThrow(
      'is the Standard Occupational Classification of the BLS',
    );
  });

  test('side by side: 2,471 ESCO occupations are mapped to O*NET roles, and only roles that ask for something count', async () => {
    await world.imports.onet(caller, shippedOnet);
    await world.imports.esco(caller, join(shared, 'esco-en'));
    const { result } = await world.imports.crosswalk(caller, crosswalk);
    expect(result).toMatchObject({
      ...{ mappings: 4052, changed: 2471, leftOut: 158, unknownFrom: 2, unknownTo: 36, groups: 43 },
    });
    expect((await world.imports.crosswalk(caller, crosswalk)).result).toMatchObject({
      mappings: 4052,
      changed: 0,
    });
    await world.imports.gdad(caller, join(shared, 'gdad-uk-roles'));

    const frameworks = createFrameworks({ graph: world.graph });
    const [chiefs] = await frameworks.roleEquivalents(caller, ['role:onet:11-1011.00']);
    expect(chiefs![0]).toEqual({
      id: 'role:esco:http://data.europa.eu/esco/occupation/6c3fd65e-2d24-47d8-bc22-9e93512bdcc2',
      match: 'EXACT',
      source: 'ESCO–O*NET crosswalk (1, Sep-22)',
    });
    const { roleIds } = await readDemands(world.graph, {});
    expect(roleIds.filter((id) => id.startsWith('role:esco:'))).toEqual([]);
    expect(roleIds.filter((id) => id.startsWith('role:gdad:'))).toHaveLength(201);
  }, 120_000);
});
