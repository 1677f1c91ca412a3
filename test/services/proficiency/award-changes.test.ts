import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, fixedClock, type Instant } from '../../../src/domain/clock.ts';
import { personId } from '../../../src/domain/ids.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createProficiencies } from '../../../src/services/proficiency/proficiencies.ts';
import { createTalentIndex, type TalentIndexService } from '../../../src/services/talent/talent-index.ts';
import { skillEvidence } from '../../../src/talent-index/rank/rescore.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { type ImportWorld, importKey, openImportWorld } from '../imports/import-world.ts';
import { caller, rankingWorld, TODAY } from '../ranking-world.ts';
import { make, shortlistsOver } from '../shortlists/shortlist-world.ts';

const onDay = (daysBefore: number) => new Date(TODAY - daysBefore * DAY).toISOString().slice(0, 10);
const catalogue = {
  'people.csv': [
    ['external_id', 'name'],
    ['H1', 'Holder'],
    ['H2', 'Other holder'],
  ],
  'issuers.csv': [
    ['external_id', 'name'],
    ['I1', 'Academy'],
  ],
  'credentials.csv': [
    ['external_id', 'name', 'issuer', 'kind'],
    ['C9', 'Certificate', 'I1', 'CERTIFICATION'],
  ],
  'credential_skills.csv': [
    ['credential', 'skill', 'level'],
    ['C9', 'org:9', '0.7'],
  ],
};
const awards = (...rows: string[][]) => ({
  'awards.csv': [
    ['external_id', 'person', 'credential', 'awarded_at', 'expires_at', 'status', 'status_at'],
    ...rows,
  ],
});

describeGraphs('awards that are imported while people are ranked', ({ open }) => {
  let graph: Graph;
  let world: ImportWorld;
  let talentIndex: TalentIndexService;

  beforeEach(async () => {
    graph = await open();
    await rankingWorld(graph);
    world = await openImportWorld({ graph, clock: fixedClock(TODAY) });
    talentIndex = createTalentIndex({ graph });
    await load({});
    await talentIndex.current(caller);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  async function load(files: Parameters<ImportWorld['folder']>[0]): Promise<void> {
    const { result } = await world.imports.organisation(caller, world.folder({ ...catalogue, ...files }));
    expect(result.tables.map(({ refused }) => refused)).toEqual(result.tables.map(() => 0));
  }

  /** What the ranking counts by, which must be what `Proficiency` says. */
  async function known(key: string, asOf: Instant = TODAY): Promise<number | null> {
    const pair = { personId: personId(importKey, key), skillId: 'skill:org:9' };
    const { index } = await talentIndex.asOf(caller, asOf);
    const number = index.skills.numberOf.get(pair.skillId) ?? -1;
    const evidence = skillEvidence(index, index.people.ids.numberOf(pair.personId)!, number, asOf);
    const [served] = await createProficiencies({ graph }).forPairs(caller, [pair], asOf);
    if (evidence === null) {
      expect(served).toBeNull();
      return null;
    }
    expect(served!.estimate.value).toBeCloseTo(evidence.given.mean, 12);
    return evidence.given.mean;
  }

  test('count in the next ranking and the next Proficiency, and no longer once revoked', async () => {
    expect(await known('H1')).toBeNull();
    const { index: before } = await talentIndex.current(caller);
    await load(awards(['A1', 'H1', 'C9', onDay(100), '', '', '']));
    expect(await known('H1')).toBeGreaterThan(0.3);
    expect(await known('H2')).toBeNull();
    const { index } = await talentIndex.current(caller);
    expect(index.segments).toBe(before.segments);

    await load(awards(['A1', 'H1', 'C9', onDay(100), '', 'REVOKED', onDay(10)]));
    expect(await known('H1')).toBeNull();
    expect(await known('H1', TODAY - 20 * DAY)).toBeGreaterThan(0.3);
    expect(await known('H1', TODAY - 101 * DAY)).toBeNull();
  });

  test('count for whom they are given instead, where they were first given to another', async () => {
    await load(awards(['A1', 'H1', 'C9', onDay(100), '', '', '']));
    expect(await known('H1')).not.toBeNull();
    await load(awards(['A1', 'H2', 'C9', onDay(100), '', '', '']));
    expect(await known('H1')).toBeNull();
    expect(await known('H2')).not.toBeNull();
  });

  test('count by what their credential is said to vouch for by now', async () => {
    await load(awards(['A1', 'H1', 'C9', onDay(1), '', '', '']));
    const before = await known('H1');
    const better = ['C9', 'org:9', '0.95'];
    await load({ 'credential_skills.csv': [['credential', 'skill', 'level'], better] });
    expect(await known('H1')).toBeGreaterThan(before!);
  });

  test('fade alike whether the document has expired or not: what was shown on their day was shown', async () => {
    await load(
      awards(['A1', 'H1', 'C9', onDay(400), onDay(35), '', ''], ['A2', 'H2', 'C9', onDay(400), '', '', '']),
    );
    expect(await known('H1')).not.toBeNull();
    expect(await known('H1')).toBe(await known('H2'));
    expect(await known('H1')).toBeLessThan((await known('H1', TODAY - 390 * DAY))!);
  });

  test('lead the next list and are not in the former computed again', async () => {
    const custom = {
      title: 'Certified',
      requirements: [{ skill: 'skill:org:9', importance: 1, level: 0.6 }],
    };
    const shortlists = shortlistsOver(graph);
    const before = await make(shortlists, { target: { custom }, size: 5 });
    expect(before.entries.every(({ score }) => score.value === 0)).toBe(true);
    await load(awards(['A1', 'H1', 'C9', onDay(100), '', '', '']));
    const [replay] = await shortlists.replays(caller, [before.shortlist]);
    expect(replay).toMatchObject({ identical: true, differences: [] });
    const { entries } = await make(shortlists, { target: { custom }, size: 5 });
    expect(entries[0]!.personId).toBe(personId(importKey, 'H1'));
    expect(entries[0]!.contributions).toMatchObject([
      { skillId: 'skill:org:9', basis: 'INFERRED', viaSkillId: null },
    ]);
  });
});
