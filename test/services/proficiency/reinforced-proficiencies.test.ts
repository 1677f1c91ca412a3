import { beforeEach, expect, test } from 'vitest';
import { reinforcedByAwards } from '../../../src/analytics/carry-over/reinforced-by-awards.ts';
import { observedProficiency } from '../../../src/analytics/ranking/score.ts';
import { DAY } from '../../../src/domain/clock.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createProficiencies } from '../../../src/services/proficiency/proficiencies.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { buildSnapshot } from '../../../src/services/talent/talent-snapshot.ts';
import { skillEvidence } from '../../../src/talent-index/rank/rescore.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller, PEOPLE, personId, rankingWorld, skillId, TODAY } from '../ranking-world.ts';
import { award, pairsOf, RUNS } from './award-world.ts';

describeGraphs('what an award leaves of what was shown', ({ open }) => {
  let graph: Graph;

  beforeEach(async () => {
    graph = await open();
    await rankingWorld(graph);
  });

  test('an award newer than what was shown reinforces it, wherever it is read, and an older or revoked one does not', async () => {
    const proficiencies = createProficiencies({ graph });
    const pairs = pairsOf(0);
    const before = await proficiencies.forPairs(caller, pairs, TODAY);
    const held = [...before.entries()].filter(([, one]) => one?.basis === 'OBSERVED');
    const shown = (n: number) => before[n]!.series!.fitted;
    const [newer, older, revoked] = held
      .map(([n]) => n)
      .filter((n) => shown(n).lastReinforcedAt < TODAY - 20 * DAY) as [number, number, number];
    const daysAgo = Math.ceil((TODAY - shown(older).lastReinforcedAt) / DAY);
    await award(graph, { n: newer, skill: 0, days: 10 });
    await award(graph, { n: newer, skill: 0, days: 15 });
    await award(graph, { n: older, skill: 0, days: daysAgo });
    await award(graph, { n: revoked, skill: 0, days: 10, status: 'REVOKED' });

    const after = await proficiencies.forPairs(caller, pairs, TODAY);
    const awardedAt = [TODAY - 10 * DAY, TODAY - 15 * DAY];
    expect(after[newer]!.series!.fitted).toEqual(reinforcedByAwards(shown(newer), awardedAt));
    expect(after[newer]!.lastReinforcedAt).toBe(TODAY - 10 * DAY);
    expect(after[newer]!.estimate.value).toBeGreaterThan(before[newer]!.estimate.value);
    expect(after[older]).toEqual(before[older]);
    expect(after[revoked]!.estimate).toEqual(before[revoked]!.estimate);
    // It stands so from the day on which the award ended: before, the award counted.
    const lastAt = Math.max(shown(revoked).lastAt, TODAY - 9 * DAY);
    expect(after[revoked]!.series!.fitted).toEqual({ ...shown(revoked), lastAt });
    const { index } = await buildSnapshot(graph, RUNS, 0);
    const skill = index.skills.numberOf.get(skillId(0))!;
    const holders = await proficiencies.holders(caller, skillId(0), { first: PEOPLE, atLeast: 0 }, TODAY);
    const held0 = new Map(holders.edges.map(({ item }) => [item.personId, item]));
    for (const n of [newer, older, revoked]) {
      const person = index.people.ids.numberOf(personId(n))!;
      const { latent } = skillEvidence(index, person, skill, TODAY)!;
      const { fitted, skillClass } = after[n]!.series!;
      expect(latent).toEqual(observedProficiency(fitted, skillClass, TODAY));
      expect(latent.mean).toBe(after[n]!.estimate.value);
      expect(held0.get(personId(n))).toEqual(after[n]);
      const page = await proficiencies.page(caller, personId(n), { first: 100 }, TODAY);
      expect(page.edges.map(({ item }) => item).find((item) => item.skillId === skillId(0))).toEqual(
        after[n],
      );
    }
    // As of the day before, and as of the older of two awards, it is what it was then.
    const past = await proficiencies.forPairs(caller, pairs, TODAY - 16 * DAY);
    expect(past[newer]?.series?.fitted).toEqual(shown(newer));
    const between = await proficiencies.forPairs(caller, pairs, TODAY - 12 * DAY);
    expect(between[newer]!.series!.fitted).toEqual(reinforcedByAwards(shown(newer), [TODAY - 15 * DAY]));
  });

  test('evidence newer than an award takes the place of what it let presume, wherever it is read; time runs from the award on', async () => {
    const proficiencies = createProficiencies({ graph });
    const found: { readonly skill: number; readonly n: number }[] = [];
    for (let skill = 0; skill < 5; skill++) {
      const before = await proficiencies.forPairs(caller, pairsOf(skill), TODAY);
      for (const [n, one] of before.entries()) {
        if (one?.basis !== 'OBSERVED') continue;
        const { observedAt, lastReinforcedAt } = one.series!.fitted;
        if (observedAt > lastReinforcedAt + DAY) found.push({ skill, n });
      }
    }
    expect(found.length).toBeGreaterThan(0);
    for (const { skill, n } of found.slice(0, 3)) {
      const pair = [pairsOf(skill)[n]!];
      const own = (await proficiencies.forPairs(caller, pair, TODAY))[0]!.series!.fitted;
      await award(graph, { n, skill, days: Math.ceil((TODAY - own.observedAt) / DAY) });
      const [served] = await proficiencies.forPairs(caller, pair, TODAY);
      const { fitted, skillClass } = served!.series!;
      expect(fitted.lastReinforcedAt).toBeGreaterThan(own.lastReinforcedAt);
      expect(fitted).toEqual(reinforcedByAwards(own, [fitted.lastReinforcedAt]));
      expect(fitted.initial).toBe(own.initial);
      const { index } = await buildSnapshot(graph, RUNS, 0);
      const [person, number] = [
        index.people.ids.numberOf(personId(n))!,
        index.skills.numberOf.get(skillId(skill))!,
      ];
      expect(skillEvidence(index, person, number, TODAY)!.latent).toEqual(
        observedProficiency(fitted, skillClass, TODAY),
      );
    }
  });

  test('a look at another skill takes nothing of what an award let presume, wherever it is read and as of any moment since', async () => {
    const proficiencies = createProficiencies({ graph });
    const found: { readonly skill: number; readonly n: number }[] = [];
    for (let skill = 0; skill < 5; skill++) {
      const before = await proficiencies.forPairs(caller, pairsOf(skill), TODAY);
      for (const [n, one] of before.entries()) {
        if (one?.basis !== 'OBSERVED') continue;
        const { observedAt, lastReinforcedAt, lastAt } = one.series!.fitted;
        if (lastAt > Math.max(observedAt, lastReinforcedAt) + 3 * DAY) found.push({ skill, n });
      }
    }
    expect(found.length).toBeGreaterThan(2);
    for (const { skill, n } of found.slice(0, 3)) {
      const pair = [pairsOf(skill)[n]!];
      const own = (await proficiencies.forPairs(caller, pair, TODAY))[0]!.series!.fitted;
      const index = createTalentIndex({ graph });
      await index.current(caller);
      const days = Math.floor((TODAY - own.observedAt) / DAY) - 1;
      await award(graph, { n, skill, days });
      const [served] = await proficiencies.forPairs(caller, pair, TODAY);
      const { fitted, skillClass } = served!.series!;
      expect(fitted.lastReinforcedAt).toBeLessThan(own.lastAt);
      expect(fitted.initial).toBeGreaterThan(own.initial);
      const expected = observedProficiency(fitted, skillClass, TODAY);
      const built = await buildSnapshot(graph, RUNS, 0);
      const renewed = await index.current(caller);
      for (const { index: ranked } of [built, renewed]) {
        const [person, number] = [
          ranked.people.ids.numberOf(personId(n))!,
          ranked.skills.numberOf.get(skillId(skill))!,
        ];
        expect(skillEvidence(ranked, person, number, TODAY)!.latent).toEqual(expected);
      }
      // Before and after the look at another skill.
      const then = Math.floor((fitted.lastReinforcedAt + own.lastAt) / 2);
      const [past] = await proficiencies.forPairs(caller, pair, then);
      expect(past!.series!.fitted.initial).toBeGreaterThan(0);
      expect(past!.series!.fitted.lastReinforcedAt).toBe(fitted.lastReinforcedAt);
      const scratch = await index.asOf(caller, then);
      const [person, number] = [
        scratch.index.people.ids.numberOf(personId(n))!,
        scratch.index.skills.numberOf.get(skillId(skill))!,
      ];
      const latent = observedProficiency(past!.series!.fitted, past!.series!.skillClass, then);
      expect(skillEvidence(scratch.index, person, number, then)!.latent).toEqual(latent);
    }
  });

  test('each point of a curve is what was served as of its moment, also where an award ended since', async () => {
    const proficiencies = createProficiencies({ graph });
    const observed = pairsOf(0).entries();
    const before = await proficiencies.forPairs(caller, pairsOf(0), TODAY);
    const [n] = [...observed]
      .map(([place]) => place)
      .filter((place) => before[place]?.basis === 'OBSERVED')
      .filter((place) => before[place]!.series!.fitted.lastAt < TODAY - 40 * DAY) as [number];
    for (const [who, skill] of [
      [n, 0],
      [3, 9],
    ] as const) {
      await award(graph, { n: who, skill, days: 55 });
      await award(graph, { n: who, skill, days: 30, status: 'REVOKED', ended: 20 });
      const pair = { personId: personId(who), skillId: skillId(skill) };
      const [now] = await proficiencies.forPairs(caller, [pair], TODAY);
      const range = { from: TODAY - 50 * DAY, to: TODAY, points: 11 };
      const curve = await proficiencies.curve(caller, now!, range);
      expect(curve).toHaveLength(11);
      const served: (number | undefined)[] = [];
      for (const { at } of curve)
        served.push((await proficiencies.forPairs(caller, [pair], at))[0]?.estimate.value);
      expect(curve.map(({ estimate }) => estimate)).toEqual(served);
      // Given 30 days ago it lifted, and as it ended 10 days ago what it had lifted fell.
      const [given, ended] = [30, 10].map((days) => curve.findIndex(({ at }) => at === TODAY - days * DAY));
      expect(served[given!]!).toBeGreaterThan(served[given! - 1]!);
      expect(served[ended!]!).toBeLessThan(served[ended! - 1]!);
    }
  });

  test('awards are read of who was seen in a skill alone, a part at a time, however many hold it', async () => {
    const people: number[] = [];
    const asked = new Set<string>();
    const watched: Graph = {
      ...graph,
      read: (...given) => graph.read(...given),
      readColumns(statement, params, options) {
        const among = (params as { readonly people?: readonly string[] }).people ?? [];
        if (statement.name === statements.validatedSkills.name) {
          people.push(among.length);
          for (const id of among) asked.add(id);
        } else expect(JSON.stringify(statement)).not.toContain(':Award');
        return graph.readColumns(statement, params, options);
      },
    };
    const proficiencies = createProficiencies({ graph: watched });
    const holders = await proficiencies.holders(caller, skillId(0), { first: 1, atLeast: 0 }, TODAY);
    expect(asked.size).toBe(holders.totalCount);
    expect(asked.size).toBeLessThan(PEOPLE);
    expect(Math.max(...people)).toBeLessThanOrEqual(500);
  });
});
