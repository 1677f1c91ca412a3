import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ASSESSMENT_TRIALS } from '../../../../src/analytics/ranking/assessment-value.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import type { ShortlistEntry } from '../../../../src/services/shortlists/shortlist-entries.ts';
import { personId, rankingWorld, roleIds, skillId } from '../../ranking-world.ts';
import { forgetAdjacencies, forgetSeries, make, shortlistsOver } from '../shortlist-world.ts';

const [analyst, engineer] = roleIds;
let graph: Graph;

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
});
afterEach(() => graph.close());

const list = (role: string) => make(shortlistsOver(graph), { target: { role }, size: 100 });
const entryOf = async (role: string, id: string): Promise<ShortlistEntry | undefined> =>
  (await list(role)).entries.find((entry) => entry.personId === id);

describe('each reason names its input and amount', () => {
  test('without the evidence that it names, the score is lower by what it says', async () => {
    const { entries } = await list(analyst);
    await fc.assert(
      fc.asyncProperty(fc.nat(entries.length - 1), fc.nat(4), async (place, reason) => {
        const { personId: id, score, contributions } = entries[place]!;
        const { skillId: skill, value, basis } = contributions[reason % contributions.length]!;
        expect(basis).toBe('OBSERVED');
        const copy = await openGrafeo({ create: true });
        await rankingWorld(copy);
        await copy.write((transaction) => transaction.run(forgetSeries, { personId: id, skillId: skill }));
        const again = await make(shortlistsOver(copy), { target: { role: analyst }, size: 100 });
        await copy.close();
        const left = again.entries.find((entry) => entry.personId === id)?.score.value ?? 0;
        expect(score.value - left).toBeCloseTo(value, 12);
      }),
      { numRuns: 12, seed: 7 },
    );
  }, 60_000);

  test('without the adjacency that it names, an inferred one is gone, and the score with it', async () => {
    const before = await list(engineer);
    await graph.write((transaction) => transaction.run(forgetAdjacencies, {}));
    const after = new Map((await list(engineer)).entries.map((entry) => [entry.personId, entry]));
    let inferred = 0;
    for (const { personId: id, score, contributions } of before.entries) {
      const carried = contributions.filter(({ basis }) => basis === 'INFERRED');
      inferred += carried.length;
      for (const { skillId: skill, viaSkillId } of carried) {
        expect([viaSkillId, skill]).toEqual([skillId(0), skillId(5)]);
      }
      const lost = carried.reduce((sum, { value }) => sum + value, 0);
      expect(score.value - (after.get(id)?.score.value ?? 0)).toBeCloseTo(lost, 12);
    }
    expect(inferred).toBeGreaterThan(5);
  });

  test('importance or level 0 weighs nothing: a list of skills ranks as the role that they make up', async () => {
    const role = await list(analyst);
    const requirements = [0, 1, 2, 3, 4].map((n) => ({
      skill: skillId(n),
      importance: 0.9 - n / 10,
      level: 0.6,
    }));
    const idle = [
      { skill: skillId(7), importance: 0, level: 0.9 },
      { skill: skillId(8), importance: 1, level: 0 },
    ];
    const custom = { title: 'An analyst', requirements: [...idle, ...requirements] };
    const { shortlist, entries } = await make(shortlistsOver(graph), { target: { custom }, size: 100 });
    expect(entries.map((entry) => [entry.personId, entry.score])).toEqual(
      role.entries.map((entry) => [entry.personId, entry.score]),
    );
    expect(shortlist.target).toMatchObject({ kind: 'CUSTOM', custom: { title: 'An analyst' } });
    for (const { contributions, missing } of entries) {
      const named = [...contributions, ...missing].map((reason) => reason.skillId);
      expect(named).not.toContain(skillId(7));
      expect(named).not.toContain(skillId(8));
    }
  });
});

describe('the assessment that would change a list most', () => {
  test('is of somebody near its end, in a skill that is asked for and not settled', async () => {
    const { shortlist, entries } = await make(shortlistsOver(graph), { target: { role: analyst }, size: 10 });
    const all = (await list(analyst)).entries;
    const { personId: id, skillId: skill, gain, changes, trials } = shortlist.tellingAssessment!;
    expect(trials).toBe(ASSESSMENT_TRIALS);
    expect(all.slice(0, 20).map((entry) => entry.personId)).toContain(id);
    expect([0, 1, 2, 3, 4].map(skillId)).toContain(skill);
    expect(changes).toBeGreaterThan(0);
    expect(changes).toBeLessThan(1);
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeLessThan(entries[0]!.score.value);
  });

  test('none where everybody is listed', async () => {
    const { shortlist } = await make(shortlistsOver(graph), { target: { role: analyst }, size: 100 });
    expect(shortlist.tellingAssessment).toBeNull();
  });
});

test('a person is unknown to a shortlist by another pseudonym', async () => {
  expect(await entryOf(analyst, personId(999))).toBeUndefined();
});
