import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fisherExact } from '../../../src/analytics/fairness/fisher-exact.ts';
import { fixedClock } from '../../../src/domain/clock.ts';
import { Conflict } from '../../../src/domain/errors.ts';
import { personId as hashed } from '../../../src/domain/ids.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createFairness, type Fairness } from '../../../src/services/fairness/fairness.ts';
import { currentSeq } from '../../../src/services/runs/changes.ts';
import { createShortlistRanking } from '../../../src/services/shortlists/shortlist-ranking.ts';
import { checkShortlistInput } from '../../../src/services/shortlists/shortlist-request.ts';
import type { Shortlist } from '../../../src/services/shortlists/shortlist-storage.ts';
import { createShortlists, type Shortlists } from '../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { seededRandom } from '../../talent-index/random-organisation.ts';
import { type ImportWorld, importKey, openImportWorld } from '../imports/import-world.ts';
import { caller, PEOPLE, personId, publishFit, rankingWorld, roleIds, TODAY } from '../ranking-world.ts';

type Rows = readonly (readonly [person: string, attribute: string, group: string])[];

describeGraphs('The fairness audit', ({ open }) => {
  let graph: Graph;
  let imports: ImportWorld;
  let shortlists: Shortlists;
  let fairness: Fairness;

  beforeEach(async () => {
    graph = await open();
    await rankingWorld(graph);
    // The same people under the ids that an import gives their keys.
    imports = await openImportWorld({ graph });
    const clock = fixedClock(TODAY);
    const talentIndex = createTalentIndex({ graph });
    shortlists = createShortlists({ graph, clock, talentIndex, runs: { request: never } as never });
    fairness = createFairness({ graph, clock, talentIndex });
  });
  afterEach(() => imports[Symbol.asyncDispose]());

  const never = () => {
    throw new Error('was deferred');
  };

  /** Straight into the graph, for people whose ids no key makes. */
  async function disclose(rows: Rows): Promise<void> {
    const ofPerson = Map.groupBy(rows, ([person]) => person.replace('person:', 'disclosure:'));
    await graph.write(async (transaction) => {
      await transaction.run(statements.advanceDisclosureEpoch, {});
      await transaction.run(statements.putDisclosures, {
        rows: [...ofPerson].map(([id, said]) => ({
          id,
          attributes: said.map(([, attribute]) => attribute),
          groups: said.map(([, , group]) => group),
        })),
      });
    });
  }

  const audited = async (shortlist: Shortlist) => (await fairness.audits(caller, [shortlist]))[0]!;

  const everybody = Array.from({ length: PEOPLE }, (_, n) => personId(n));

  async function made(size = 20, more = {}) {
    const answer = await shortlists.request(caller, { target: { role: roleIds[0] }, size, ...more });
    if (answer.kind === 'RUN') throw new Error('was deferred');
    const { shortlist } = answer;
    const [page] = await shortlists.entries(caller, [shortlist], { first: 1000 });
    return { shortlist, entries: page!.edges.map(({ item }) => item) };
  }

  test('counts the groups of everybody in scope, and those who said nothing', async () => {
    const all = await made(1000);
    const { shortlist, entries } = await made(20);
    const random = seededRandom(3);
    const groupOf = new Map(everybody.map((id) => [id, random() < 0.5 ? 'x' : 'y']));
    const silent = new Set(everybody.slice(0, 12));
    await disclose(
      everybody.filter((id) => !silent.has(id)).flatMap((id) => [[id, 'team', groupOf.get(id)!] as const]),
    );
    const audit = await audited(shortlist);
    // Person 7 has left; nobody else is out of scope.
    const inScope = everybody.filter((_, n) => n !== 7);
    const scoreOf = new Map(all.entries.map(({ personId: id, score }) => [id, score.value]));
    const scores = inScope.map((id) => scoreOf.get(id) ?? 0).sort((a, b) => a - b);
    const middle = scores.length >> 1;
    const median = scores.length % 2 ? scores[middle]! : (scores[middle - 1]! + scores[middle]!) / 2;
    const listed = new Set(entries.map((entry) => entry.personId));
    const disclosed = inScope.filter((id) => !silent.has(id));
    expect(audit.undisclosed).toBe(inScope.length - disclosed.length);
    expect(audit.groups.map(({ group }) => group)).toEqual(['x', 'y']);
    for (const { group, ...figures } of audit.groups) {
      const members = disclosed.filter((id) => groupOf.get(id) === group);
      const selected = members.filter((id) => listed.has(id)).length;
      const above = members.filter((id) => (scoreOf.get(id) ?? 0) > median).length;
      expect(figures).toMatchObject({ suppressed: false, considered: members.length, selected });
      expect(figures.selectionRate).toBeCloseTo(selected / members.length, 12);
      expect(figures.scoringRate).toBeCloseTo(above / members.length, 12);
      const inAll = disclosed.filter((id) => listed.has(id)).length;
      expect(figures.pValue).toBeCloseTo(fisherExact(selected, members.length, inAll, disclosed.length), 9);
    }
    const [best] = [...audit.groups].sort((a, b) => b.selectionRate! - a.selectionRate!);
    const other = audit.groups.find((group) => group !== best)!;
    expect(best!.impactRatio).toBeNull();
    expect(other.impactRatio!.value).toBeCloseTo(other.selectionRate! / best!.selectionRate!, 12);
    expect(other.impactRatio).toMatchObject({ coverage: 0.9 });
  });

  test('finds a list that leaves a group out', async () => {
    const { shortlist, entries } = await made(25);
    const listed = entries.map((entry) => entry.personId);
    const few = new Set([...listed.slice(0, 3), ...everybody.filter((id) => !listed.includes(id)).slice(4)]);
    await disclose(everybody.map((id) => [id, 'team', few.has(id) ? 'out' : 'in'] as const));
    const { groups, flagged } = await audited(shortlist);
    expect(groups.map(({ group, selected }) => [group, selected])).toEqual([
      ['in', 22],
      ['out', 3],
    ]);
    expect(flagged).toBe(true);
  });

  test('does not say of a list of one group that it is: it would tell the group of everybody on it', async () => {
    const { shortlist, entries } = await made(25);
    const listed = new Set(entries.map((entry) => entry.personId));
    await disclose(everybody.map((id) => [id, 'team', listed.has(id) ? 'in' : 'out'] as const));
    const { groups } = await audited(shortlist);
    expect(groups.map(({ considered }) => considered)).toEqual([25, 34]);
    for (const { selected, selectionRate, impactRatio, pValue } of groups) {
      expect([selected, selectionRate, impactRatio, pValue]).toEqual([null, null, null, null]);
    }
  });

  test('ranking reads no disclosure: other ones, and none, give the same list byte for byte', async () => {
    const ranking = createShortlistRanking({
      graph,
      clock: fixedClock(TODAY),
      talentIndex: createTalentIndex({ graph }),
    });
    const random = seededRandom(11);
    const lists = new Set<string>();
    for (let round = 0; round < 4; round++) {
      for (const diversity of [0, 0.5]) {
        const input = { target: { role: roleIds[0] }, size: 30, asOf: TODAY, diversity };
        const request = checkShortlistInput(input, TODAY);
        const asked = { id: 'shortlist:x', request, requestDigest: '', asSent: '', idempotencyKey: null };
        // Everything that is stored of it: entries with their reasons, counts, seed, epoch and digest of the input.
        lists.add(JSON.stringify(await ranking.compute(caller, asked, null)));
      }
      await disclose(everybody.map((id) => [id, 'team', `group ${Math.floor(random() * 3)}`] as const));
    }
    expect(lists.size).toBe(2);
  });

  test('is computed anew when disclosures change, and not before', async () => {
    const { shortlist } = await made(20);
    await disclose(everybody.map((id, n) => [id, 'team', n % 2 ? 'x' : 'y'] as const));
    const first = await audited(shortlist);
    expect(await audited(shortlist)).toBe(first);
    await publishFit(graph, 'run:fit2');
    expect(await audited(shortlist)).toBe(first);
    await fairness.forget(caller, everybody.slice(0, 20));
    const second = await audited(shortlist);
    expect(second.undisclosed).toBe(19);
    expect(
      await graph.read(statements.storedDisclosures, {
        ids: [everybody[0]!.replace('person', 'disclosure')],
      }),
    ).toEqual([]);
  });

  test('an old list is not fitted again beyond a bound: the index of now tells of it', async () => {
    const { shortlist } = await made(20);
    await disclose(everybody.map((id, n) => [id, 'team', n % 2 ? 'x' : 'y'] as const));
    await publishFit(graph, 'run:fit2');
    const talentIndex = createTalentIndex({ graph });
    const read = vi.spyOn(graph, 'read');
    const reading = async (mostRefits: number) => {
      read.mockClear();
      const bounded = createFairness({ graph, clock: fixedClock(TODAY), talentIndex, mostRefits });
      const [audit] = await bounded.audits(caller, [shortlist]);
      expect(audit!.groups.map(({ considered }) => considered)).toEqual([29, 30]);
      return new Set(read.mock.calls.map(([{ name }]) => name));
    };
    const names = [...(await reading(1_000_000))];
    const bounded = await reading(0);
    read.mockRestore();
    // What only fitting again reads is not read.
    expect(
      names.filter((name) => !bounded.has(name)),
      names.join(),
    ).not.toEqual([]);
  });

  test('several lists are audited as each alone, in one reading of the disclosures', async () => {
    const lists = [];
    for (const size of [20, 30, 40]) lists.push((await made(size)).shortlist);
    await disclose(everybody.map((id, n) => [id, 'team', n % 3 ? 'x' : 'y'] as const));
    const read = vi.spyOn(graph, 'read');
    const together = await fairness.audits(caller, [...lists, lists[0]!]);
    const readings = read.mock.calls.filter(([{ name }]) => name === 'storedDisclosures');
    expect(readings).toHaveLength(1);
    read.mockRestore();
    const selected = (audit: (typeof together)[number]) =>
      audit.groups.reduce((sum, group) => sum + group.selected!, 0);
    expect(together.map(selected)).toEqual([20, 30, 40, 20]);
    const other = createFairness({
      ...{ graph, clock: fixedClock(TODAY), talentIndex: createTalentIndex({ graph }) },
    });
    for (const [i, list] of lists.entries())
      expect((await other.audits(caller, [list]))[0]).toEqual(together[i]);
  });

  test('crosses attributes, withholds small cells, and shows no selection of a short list', async () => {
    await disclose(
      everybody.flatMap((id, n) => [
        [id, 'age', n % 2 ? 'old' : 'young'] as const,
        [id, 'team', n < 28 ? 'x' : n < 56 ? 'y' : 'z'] as const,
      ]),
    );
    const long = await audited((await made(20)).shortlist);
    const of = (attribute: string) => long.groups.filter((group) => group.attribute === attribute);
    expect(of('age').every(({ suppressed }) => !suppressed)).toBe(true);
    expect(of('team').map(({ group, suppressed }) => [group, suppressed])).toEqual([
      ['x', true],
      ['y', false],
      ['z', true],
    ]);
    for (const { suppressed, attribute: _, group: __, ...figures } of long.groups) {
      if (suppressed) expect(Object.values(figures).every((figure) => figure === null)).toBe(true);
      else expect(figures.considered).toBeGreaterThanOrEqual(10);
    }
    const short = await audited((await made(5)).shortlist);
    expect(short.groups.some(({ suppressed }) => !suppressed)).toBe(true);
    for (const group of short.groups) {
      expect([group.selected, group.selectionRate, group.impactRatio, group.pValue]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });

  test('nobody disclosed anything: everybody is counted, nothing is guessed', async () => {
    const { shortlist } = await made(20);
    expect(await audited(shortlist)).toEqual({ groups: [], undisclosed: 59, flagged: false });
  });

  test('more groups than can be compared are a clear error', async () => {
    const { shortlist } = await made(20);
    const [one] = everybody;
    const attributes = Array.from({ length: 13 }, (_, n) => `a${String(n).padStart(2, '0')}`);
    await disclose(attributes.map((attribute) => [one!, attribute, 'g'] as const));
    await expect(audited(shortlist)).rejects.toThrow(Conflict);
  });

  const folder = (disclosures: string) =>
    imports.folder({
      'people.csv': 'external_id,name\nP1,Ada\nP2,Grace\n',
      'disclosures.csv': `person,attribute,group,withdrawn_at\n${disclosures}`,
    });
  const stored = async (key: string) => {
    const id = hashed(importKey, key).replace('person', 'disclosure');
    const [row] = await graph.read(statements.storedDisclosures, { ids: [id] });
    return row === undefined
      ? {}
      : Object.fromEntries(row.attributes.map((name, i) => [name, row.groups[i]]));
  };
  const bring = async (disclosures: string) => {
    const { result } = await imports.imports.organisation(caller, folder(disclosures), {});
    return { ...result.tables.find(({ table }) => table === 'disclosures')!, rejects: result.rejects };
  };

  test('disclosures are imported, changed, taken back, and change nothing that is ranked', async () => {
    expect(await bring('P1,gender,woman,\nP1,age_band,30-39,\nP2,gender,man,\n')).toMatchObject({
      written: 3,
    });
    const seq = await currentSeq(graph);
    expect(await bring('P1,gender,woman,\nP1,age_band,30-39,\nP2,gender,man,\n')).toMatchObject({
      written: 0,
    });
    expect(await bring('P1,gender,non-binary,\nP2,gender,,2026-01-01\n')).toMatchObject({
      refused: 0,
      written: 2,
    });
    expect(await stored('P1')).toEqual({ gender: 'non-binary', age_band: '30-39' });
    expect(await stored('P2')).toEqual({});
    expect(await currentSeq(graph)).toBe(seq);
  });

  test('what is wrong with a row is told by place and rule, never by value, and harms nothing', async () => {
    const injected = `"'}) DETACH DELETE d //"`;
    const table = await bring(
      [
        'P1,gender,woman,',
        'P1,gender,secretvalue,',
        'P9,gender,secretvalue,',
        'P2,gender,,',
        'P2,"bad;key=secretvalue",x,',
        'P2,age_band,"secret\u0007value",',
        `P2,ethnicity,${injected},`,
        `P2,language,"=HYPERLINK(""http://x"")",`,
        '',
      ].join('\n'),
    );
    expect(table).toMatchObject({ rows: 8, refused: 5, written: 3 });
    const rejects = readFileSync(table.rejects!, 'utf8');
    expect(rejects).not.toMatch(/secret|woman|P9/);
    expect(
      rejects
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { line: number; column: string }),
    ).toMatchObject([
      { line: 3, column: 'person, attribute' },
      { line: 5, column: 'group' },
      { line: 6, column: 'attribute' },
      { line: 7, column: 'group' },
      { line: 4, column: 'person' },
    ]);
    expect(await stored('P1')).toEqual({ gender: 'woman' });
    expect(await stored('P2')).toEqual({
      ethnicity: "'}) DETACH DELETE d //",
      language: '=HYPERLINK("http://x")',
    });
  });

  test('no run says who disclosed what', async () => {
    await bring('P1,gender,veryspecialgroup,\n');
    const { edges } = await imports.runs.page(caller, {}, { first: 50 });
    expect(JSON.stringify(edges)).not.toMatch(/veryspecialgroup|gender/);
  });
});
