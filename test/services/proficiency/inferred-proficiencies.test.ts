import { beforeEach, expect, test } from 'vitest';
import { uncalibrated } from '../../../src/analytics/carry-over/parameters.ts';
import { reinforcedByAwards } from '../../../src/analytics/carry-over/reinforced-by-awards.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import { observedProficiency } from '../../../src/analytics/ranking/score.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { Cancelled } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createProficiencies } from '../../../src/services/proficiency/proficiencies.ts';
import { parseProficiencyId } from '../../../src/services/proficiency/reading/proficiency.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { buildSnapshot } from '../../../src/services/talent/talent-snapshot.ts';
import { bridgeTo, skillEvidence } from '../../../src/talent-index/rank/rescore.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller, PEOPLE, personId, rankingWorld, skillId, TODAY } from '../ranking-world.ts';

const LEVEL = 0.7;
const RUNS = { FIT_DECAY: 'run:fit1', EMBED_SKILLS: 'run:skills1' };

interface AwardOf {
  readonly n: number;
  readonly skill: number;
  readonly days: number;
  readonly status?: 'REVOKED' | 'UNVERIFIED';
  /** After so many days. */
  readonly ended?: number;
  readonly recordedAt?: number;
}

async function award(
  graph: Graph,
  { n, skill, days, status, ended = 1, recordedAt = TODAY }: AwardOf,
): Promise<void> {
  const id = `credential:org:${skill}`;
  await graph.write(async (transaction) => {
    const credential = { id, externalId: `C${skill}`, name: 'Certificate', kind: 'CERTIFICATION' };
    await transaction.run(statements.putCredentials, {
      rows: [{ ...credential, days: null, cost: null, currency: null, validityDays: 730 }],
    });
    await transaction.run(statements.putValidations, {
      rows: [{ id, skillId: skillId(skill), level: LEVEL }],
      seq: 1,
    });
    const at = TODAY - days * DAY;
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'AWARDS', subject: 'run:import' }]);
    const key = `award:org:${n}-${skill}-${days}`;
    await transaction.run(statements.appendAwards, {
      open: OPEN,
      rows: [
        {
          ...{ id: key, version: `${key}@${seq}`, externalId: key, personId: personId(n), credentialId: id },
          ...{
            awardedAt: at,
            expiresAt: null,
            status: status ?? null,
            statusAt: status ? at + ended * DAY : null,
          },
          ...{ recordedAt, recordedSeq: seq },
        },
      ],
    });
  });
}

describeGraphs('what is inferred of people', ({ open }) => {
  let graph: Graph;
  const pairsOf = (skill: number) =>
    Array.from({ length: PEOPLE }, (_, n) => ({ personId: personId(n), skillId: skillId(skill) }));

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
