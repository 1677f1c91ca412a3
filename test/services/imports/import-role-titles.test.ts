import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSearch } from '../../../src/services/skill-graph/search.ts';
import { onetSample } from '../../importers/framework-samples.ts';
import { caller } from '../../queue/run-world.ts';
import { type ImportWorld, openImportWorld } from './import-world.ts';

let world: ImportWorld;
let releases: string[];
beforeEach(async () => {
  world = await openImportWorld();
  releases = [];
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  for (const folder of releases) rmSync(folder, { recursive: true, force: true });
});

async function release(version: string, bakers: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-release-'));
  releases.push(folder);
  for (const [file, text] of Object.entries(onetSample)) {
    writeFileSync(join(folder, file), text.replace('\tBakers\n', `\t${bakers}\n`));
  }
  await world.imports.onet(caller, folder, { version });
}

const organisation = (titles: string, more: Readonly<Record<string, string>> = {}) =>
  world.imports.organisation(
    caller,
    world.folder({
      'people.csv': 'external_id,name\nP1,Ada\n',
      'roles.csv': 'external_id,title\nSRE,Site reliability engineer\n',
      'role_titles.csv': titles,
      ...more,
    }),
    {},
  );
const tableOf = ({ result }: Awaited<ReturnType<typeof organisation>>) =>
  result.tables.find(({ table }) => table === 'role_titles');

test("a role is found by what the organisation calls it, also after its framework's next release", async () => {
  await release('1', 'Bakers');
  const titles =
    'role,title\nonet:51-3011.00,Oven whisperer\norg:SRE,Platform firefighter\norg:SRE,On-call hero\n';
  expect(tableOf(await organisation(titles))).toMatchObject({ rows: 3, refused: 0, written: 3 });
  const search = createSearch(world);
  const best = async (text: string) => (await search.roles(caller, text, 1))[0]?.id;
  expect(await best('oven wisperer')).toBe('role:onet:51-3011.00');
  expect(await best('platform firefighters')).toBe('role:org:SRE');
  expect(await best('on-call hero')).toBe('role:org:SRE');

  await release('2', 'Master Bakers');
  expect(await best('master bakers')).toBe('role:onet:51-3011.00');
  expect(await best('oven wisperer')).toBe('role:onet:51-3011.00');
});

test('the same titles again write nothing, new ones join them, and those of a role that nobody knows are refused', async () => {
  await organisation('role,title\norg:SRE,Platform firefighter\n');
  expect(tableOf(await organisation('role,title\norg:SRE,Platform firefighter\n'))).toMatchObject({
    written: 0,
  });
  const third = await organisation(
    'role,title\norg:SRE,Zookeeper\norg:SRE,Zookeeper\norg:NONE,Nobody\norg:SRE,\nSRE,Unframed\n',
  );
  expect(tableOf(third)).toMatchObject({ rows: 5, refused: 4, written: 1 });
  const report = readFileSync(third.result.rejects!, 'utf8');
  expect(report).not.toMatch(/Nobody|Unframed/);
  const search = createSearch(world);
  const found = async (text: string) => (await search.roles(caller, text, 1))[0]?.id;
  for (const text of ['platform firefighter', 'zookeeper']) expect(await found(text)).toBe('role:org:SRE');
  // Names that were read before are read again, though titles are no change of a framework.
  await organisation('role,title\norg:SRE,Lighthouse keeper\n');
  expect(await found('lighthouse keeper')).toBe('role:org:SRE');
});
