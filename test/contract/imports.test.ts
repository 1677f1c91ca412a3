import { expect, test } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import { caller } from '../queue/run-world.ts';
import { type ImportWorld, openImportWorld } from '../services/imports/import-world.ts';
import { changed, sampleFolder } from '../services/imports/sample-folder.ts';
import { storedGraph } from '../services/stored-graph.ts';
import { describeGraphs } from './graphs.ts';

const release = {
  'Occupation Data.txt': 'O*NET-SOC Code\tTitle\n15-1252.00\tSoftware Developers\n29-1141.00\tNurses\n',
  'Alternate Titles.txt':
    'O*NET-SOC Code\tAlternate Title\n15-1252.00\tProgrammer\n15-1252.00\tDéveloppeur\n',
  'Job Zones.txt': 'O*NET-SOC Code\tJob Zone\n15-1252.00\t4\n29-1141.00\t3\n',
  'Skills.txt':
    'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n' +
    '15-1252.00\t2.B.3.e\tProgramming\tIM\t4.12\n15-1252.00\t2.B.3.e\tProgramming\tLV\t4.62\n',
  'Technology Skills.txt':
    'O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n' +
    '15-1252.00\tC++\t43232405\tObject or component oriented development software\tY\tY\n',
};
const wages =
  'AREA\tAREA_TITLE\tNAICS\tNAICS_TITLE\tI_GROUP\tOCC_CODE\tO_GROUP\tTOT_EMP\tA_PCT10\tA_PCT25\tA_MEDIAN\tA_PCT75\tA_PCT90\n' +
  '99\tU.S.\t000000\tCross-industry\tcross-industry\t15-1252\tdetailed\t**\t79850\t102480\t133080\t#\t*\n';

/** Everything that can be imported, then changes of much of it, then all of that again. */
async function importEverything(world: ImportWorld, clock: ReturnType<typeof fixedClock>) {
  await world.imports.onet(caller, world.folder(release));
  await world.imports.oews(caller, `${world.folder({ 'national_M2024.tsv': wages })}/national_M2024.tsv`);
  const onetToo = {
    ...sampleFolder,
    'role_requirements.csv': [
      ...sampleFolder['role_requirements.csv']!,
      ['onet:15-1252.00', 'org:OPS', '0.3', '0.3'],
      ['onet:15-1252.00', 'onet:2.B.3.e', '1', '1'],
    ],
  };
  await world.imports.organisation(caller, world.folder(onetToo), { history: true });
  clock.set(clock.now() + 1000);
  const later = changed(
    onetToo,
    ['people.csv', 1, 'wage', '80000'],
    ['people.csv', 2, 'unit', ''],
    ['observations.csv', 1, 'score', '0.6'],
    ['observations.csv', 4, 'withdrawn_at', '2025-02-01'],
    ['awards.csv', 1, 'status', 'SUSPENDED'],
    ['demand.csv', 1, 'pod', 'T2'],
    ['assignments.csv', 2, 'role', 'onet:29-1141.00'],
    ['credentials.csv', 2, 'prerequisites', ''],
    ['skills.csv', 3, 'broader', 'org:OPS'],
    ['pod_traits.csv', 1, 'value', '1'],
  );
  const { result } = await world.imports.organisation(caller, world.folder(later));
  const again = await world.imports.organisation(caller, world.folder(later));
  const newer = { ...release, 'Skills.txt': release['Skills.txt'].replace('4.12', '5') };
  await world.imports.onet(caller, world.folder(newer));
  const position = await world.imports.onet(caller, world.folder(newer));
  return { result, again: again.result, unchanged: position.result.unchanged };
}

describeGraphs('imports', ({ open }) => {
  test('give the same graph as in memory, and change nothing when they are said again', async () => {
    const start = Date.parse('2025-03-01T08:00:00Z');
    const clock = fixedClock(start);
    await using memory = await openImportWorld({ clock });
    await importEverything(memory, clock);
    const expected = await storedGraph(memory.graph);

    clock.set(start);
    await using world = await openImportWorld({ graph: await open(), clock });
    const { result, again, unchanged } = await importEverything(world, clock);
    const written = Object.fromEntries(result.tables.map((table) => [table.table, table.written]));
    expect(written).toEqual({
      skills: 1,
      roles: 0,
      role_requirements: 0,
      issuers: 0,
      credentials: 1,
      credential_skills: 0,
      people: 2,
      pods: 0,
      pod_traits: 1,
      demand: 1,
      assignments: 1,
      awards: 1,
      observations: 2,
    });
    expect(again.tables.every((table) => table.written === 0)).toBe(true);
    expect(unchanged).toBe(true);
    const found = await storedGraph(world.graph);
    for (const label of Object.keys(expected)) expect(found[label], label).toEqual(expected[label]);
  }, 240_000);
});
