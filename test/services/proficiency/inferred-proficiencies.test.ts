import { beforeEach, expect, test } from 'vitest';
import { uncalibrated } from '../../../src/analytics/carry-over/parameters.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { Cancelled } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createProficiencies } from '../../../src/services/proficiency/proficiencies.ts';
import { parseProficiencyId } from '../../../src/services/proficiency/reading/proficiency.ts';
import { buildSnapshot } from '../../../src/services/talent/talent-snapshot.ts';
import { bridgeTo, skillEvidence } from '../../../src/talent-index/rank/rescore.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller, PEOPLE, personId, rankingWorld, skillId, TODAY } from '../ranking-world.ts';
import { award, pairsOf, RUNS } from './award-world.ts';

describeGraphs('what is inferred of people', ({ open }) => {
  let graph: Graph;

  beforeEach(async () => {
    graph = await open();
    await rankingWorld(graph);
  });

  test('is what a shortlist counts by, names the skill that its gaps do, and is nothing without a neighbour or an award', async () => {
    const proficiencies = createProficiencies({ graph });
    await award(graph, { n: 1, skill: 9, days: 100 });
    const { index } = await buildSnapshot(graph, RUNS, 0);
    const kinds = new Set<string>();
    for (const skill of [0, 5, 9]) {
      const served = await proficiencies.forPairs(caller, pairsOf(skill), TODAY);
      for (const [n, proficiency] of served.entries()) {
        const person = index.people.ids.numberOf(personId(n))!;
        const number = index.skills.numberOf.get(skillId(skill)) ?? -1;
        const evidence = skillEvidence(index, person, number, TODAY);
        kinds.add(`${proficiency?.basis} ${proficiency?.inference?.award ? 'award' : ''}`);
        expect(proficiency?.basis).toBe(evidence?.basis);
        if (evidence === null || proficiency == null) continue;
        expect(proficiency.estimate.value).toBeCloseTo(evidence.given.mean, 12);
        const { award: vouching, neighbours = [] } = proficiency.inference ?? {};
        if (evidence.via >= 0) {
          expect(vouching).toBeNull();
          expect(neighbours[0]!.skillId).toBe(index.skills.ids[bridgeTo(index, person, number, TODAY)]);
        } else expect(vouching !== null || proficiency.basis === 'OBSERVED').toBe(true);
        if (proficiency.basis === 'INFERRED') {
          expect(proficiency.lastReinforcedAt).toBeNull();
          expect(proficiency.estimate.confidence).toBe('LOW');
        }
      }
    }
    expect(kinds).toEqual(new Set(['OBSERVED ', 'INFERRED ', 'INFERRED award', 'undefined ']));
  });

  test('names the strongest adjacency, where a contribution names the one that makes it likeliest', async () => {
    const adjacency = { targetId: skillId(5), framework: 0.6, people: 0, roles: [] };
    await graph.write((transaction) =>
      transaction.run(statements.appendAdjacencies, {
        run: RUNS.EMBED_SKILLS,
        rows: [1, 2, 8].map((n, i) => ({
          ...{ ...adjacency, sourceId: skillId(n), strength: 0.6 - i / 10, rank: i + 2 },
        })),
      }),
    );
    const { index } = await buildSnapshot(graph, RUNS, 0);
    const { bridges, skills } = index;
    const number = skills.numberOf.get(skillId(5))!;
    const ways = [bridges.start[number]!, bridges.start[number + 1]!] as const;
    const probabilityVia = (from: number) =>
      bridges.probability[bridges.from.subarray(...ways).indexOf(from) + ways[0]]!;
    const served = await createProficiencies({ graph }).forPairs(caller, pairsOf(5), TODAY);
    let differing = 0;
    for (const [n, proficiency] of served.entries()) {
      const person = index.people.ids.numberOf(personId(n))!;
      const evidence = skillEvidence(index, person, number, TODAY);
      if (evidence?.basis !== 'INFERRED') continue;
      const bridge = bridgeTo(index, person, number, TODAY);
      const neighbours = proficiency!.inference!.neighbours.map((from) => skills.numberOf.get(from.skillId)!);
      expect(neighbours[0]).toBe(bridge);
      expect(probabilityVia(evidence.via)).toBe(Math.max(...neighbours.map(probabilityVia)));
      if (evidence.via !== bridge) differing++;
    }
    expect(differing).toBeGreaterThan(0);
  });

  test('is by what is believed without a calibration where the run of the skills was made before there was one', async () => {
    const pairs = pairsOf(5);
    const before = await createProficiencies({ graph }).forPairs(caller, pairs, TODAY);
    expect(before.some((one) => one?.basis === 'INFERRED')).toBe(true);
    for (const hyperparameters of ['{"version":0,"strength":0.5}', '{"classes":{}}']) {
      await graph.write((transaction) =>
        transaction.run(statements.recordFindings, {
          ...{ id: RUNS.EMBED_SKILLS, inputDigest: null, metrics: null, shortlistIds: null },
          hyperparameters,
        }),
      );
      expect(await createProficiencies({ graph }).forPairs(caller, pairs, TODAY)).toEqual(before);
      const { index } = await buildSnapshot(graph, RUNS, 0);
      expect(index.carryOver).toEqual(uncalibrated(PRIOR));
    }
  });

  test('is wider than what is observed, on average', async () => {
    const proficiencies = createProficiencies({ graph });
    const served = await proficiencies.forPairs(caller, [...pairsOf(0), ...pairsOf(5)], TODAY);
    const widthOf = (basis: string) => {
      const widths = served.flatMap((one) =>
        one?.basis === basis ? one.estimate.high - one.estimate.low : [],
      );
      return widths.reduce((sum, width) => sum + width, 0) / widths.length;
    };
    expect(widthOf('INFERRED')).toBeGreaterThan(widthOf('OBSERVED'));
  });

  test('stands in the pages of a person, by basis and level, once each', async () => {
    const proficiencies = createProficiencies({ graph });
    for (let n = 0; n < PEOPLE; n += 7) {
      const all = await proficiencies.page(caller, personId(n), { first: 100 }, TODAY);
      const rows = all.edges.map(({ item }) => item);
      const ids = rows.map((row) => row.skillId);
      expect(ids).toEqual([...new Set(ids)].sort());
      const paged: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await proficiencies.page(caller, personId(n), { first: 2, after }, TODAY);
        paged.push(...page.edges.map(({ item }) => item.skillId));
        if (!page.hasNextPage) break;
        after = page.edges.at(-1)!.cursor;
      }
      expect(paged).toEqual(ids);
      for (const basis of ['OBSERVED', 'INFERRED'] as const) {
        const some = await proficiencies.page(
          caller,
          personId(n),
          { first: 100, basis, atLeast: 0.3 },
          TODAY,
        );
        const expected = rows.filter((row) => row.basis === basis && row.estimate.value >= 0.3);
        expect(some.edges.map(({ item }) => item.skillId)).toEqual(expected.map((row) => row.skillId));
      }
      const again = await proficiencies.byIds(
        caller,
        rows.map(({ id }) => id),
      );
      expect(again.map((row) => row?.estimate)).toEqual(rows.map((row) => row.estimate));
    }
  });

  test('only fades, and says by when it falls below a level', async () => {
    const proficiencies = createProficiencies({ graph });
    await award(graph, { n: 3, skill: 9, days: 40 });
    const [proficiency] = await proficiencies.forPairs(
      caller,
      [{ personId: personId(3), skillId: skillId(9) }],
      TODAY,
    );
    const range = { from: TODAY, to: TODAY + 2000 * DAY, points: 30 };
    const curve = await proficiencies.curve(caller, proficiency!, range);
    for (const [i, point] of curve.entries()) {
      expect(point.estimate).toBeLessThanOrEqual(curve[i - 1]?.estimate ?? 1);
      expect(point.low).toBeLessThanOrEqual(point.estimate);
    }
    const level = (curve[0]!.estimate + curve.at(-1)!.estimate) / 2;
    const due = proficiencies.revalidateBy(caller, proficiency!, level)!;
    const [before, after] = await Promise.all(
      [due - 2 * DAY, due].map((asOf) =>
        proficiencies.forPairs(caller, [{ personId: personId(3), skillId: skillId(9) }], asOf),
      ),
    );
    expect(before![0]!.estimate.value).toBeGreaterThanOrEqual(level);
    expect(after![0]!.estimate.value).toBeLessThan(level);
  });

  test('counts an award from its day on, as it was known, and none that is revoked or unverified', async () => {
    const proficiencies = createProficiencies({ graph });
    const pair = (n: number) => [{ personId: personId(n), skillId: skillId(9) }];
    const served = async (n: number, asOf: number, knownAt?: number) =>
      (await proficiencies.forPairs(caller, pair(n), knownAt === undefined ? asOf : { asOf, knownAt }))[0];
    await award(graph, { n: 10, skill: 9, days: 30, recordedAt: TODAY - 10 * DAY });
    await award(graph, { n: 11, skill: 9, days: 30, status: 'REVOKED' });
    await award(graph, { n: 12, skill: 9, days: 30, status: 'UNVERIFIED' });
    expect((await served(10, TODAY))!.inference!.awards).toHaveLength(1);
    expect(await served(10, TODAY - 31 * DAY)).toBeNull();
    expect(await served(11, TODAY)).toBeNull();
    expect(await served(12, TODAY)).toBeNull();
  });

  test('an award lowers nothing that adjacent skills let expect, in a shortlist as in what is served', async () => {
    const proficiencies = createProficiencies({ graph });
    const before = await proficiencies.forPairs(caller, pairsOf(5), TODAY);
    const inferred = [...before.entries()].filter(([, one]) => one?.basis === 'INFERRED');
    expect(inferred.length).toBeGreaterThan(5);
    for (const [place, [n]] of inferred.entries())
      await award(graph, { n, skill: 5, days: [1, 400, 4000][place % 3]! });
    const { index } = await buildSnapshot(graph, RUNS, 0);
    const after = await proficiencies.forPairs(caller, pairsOf(5), TODAY);
    const number = index.skills.numberOf.get(skillId(5))!;
    let raised = 0;
    for (const [n, one] of inferred) {
      expect(after[n]!.inference!.awards).toHaveLength(1);
      expect(after[n]!.estimate.value).toBeGreaterThanOrEqual(one!.estimate.value);
      if (after[n]!.estimate.value > one!.estimate.value) raised++;
      const evidence = skillEvidence(index, index.people.ids.numberOf(personId(n))!, number, TODAY)!;
      expect(after[n]!.estimate.value).toBeCloseTo(evidence.given.mean, 12);
    }
    expect(raised).toBeGreaterThan(0);
  });

  test('fades with the half-life that is served, and before the newest award by the one before', async () => {
    const proficiencies = createProficiencies({ graph });
    const pair = { personId: personId(3), skillId: skillId(9) };
    await award(graph, { n: 3, skill: 9, days: 1000 });
    const [older] = await proficiencies.forPairs(caller, [pair], TODAY);
    const range = { from: TODAY - 1500 * DAY, to: TODAY - 11 * DAY, points: 12 };
    const before = await proficiencies.curve(caller, older!, range);
    await award(graph, { n: 3, skill: 9, days: 10 });
    const [newer] = await proficiencies.forPairs(caller, [pair], TODAY);
    expect(before.some(({ at }) => at > TODAY - 1000 * DAY)).toBe(true);
    expect(await proficiencies.curve(caller, newer!, range)).toEqual(before);
    expect(newer!.estimate.value).toBeGreaterThan(older!.estimate.value);
    const { taskClass, parameters } = newer!.inference!;
    expect(newer!.halfLifeDays.value).toBeCloseTo(2.5 * parameters.classes[taskClass].halfLifeDays, 6);
  });

  test('is paced person by person, and ends when nobody waits for it', async () => {
    let paces = 0;
    const paced = () => async (signal?: AbortSignal) => {
      paces++;
      if (signal?.aborted) throw new Cancelled();
    };
    const proficiencies = createProficiencies({ graph, paced });
    const ids = Array.from({ length: PEOPLE }, (_, n) => personId(n));
    const some = await proficiencies.pages(caller, ids, { first: 100, basis: 'INFERRED' }, TODAY);
    expect(some.some(({ totalCount }) => totalCount > 0)).toBe(true);
    // Each person where it is inferred, and again where the page is made.
    expect(paces).toBeGreaterThanOrEqual(2 * PEOPLE);
  });

  test('is known by no id of a moment that there is not, and by one before 1970', async () => {
    const proficiencies = createProficiencies({ graph });
    const idAt = (asOf: number) => `proficiency:${asOf}:${personId(3)}:${skillId(0)}`;
    const beyond = [8_640_000_000_000_001, -8_640_000_000_000_001].map(idAt);
    expect(await proficiencies.byIds(caller, beyond)).toEqual([null, null]);
    expect(parseProficiencyId(idAt(-5))).toEqual({ asOf: -5, personId: personId(3), skillId: skillId(0) });
    expect(await proficiencies.byIds(caller, [idAt(-5), idAt(8.64e15)])).toHaveLength(2);
  });
});
