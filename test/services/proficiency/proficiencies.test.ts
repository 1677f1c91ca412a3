import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { InvalidInput } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { createWorkerPool, type WorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, type DecayWorld, daysIn, forgetfulEvidence } from './decay-world.ts';

const people = Array.from({ length: 25 }, (_, i) => `person:${String(i).padStart(4, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b', 'skill:onet:c'];
const pair = { personId: people[3]!, skillId: skills[1]! };

describe('proficiencies', () => {
  let pool: WorkerPool;
  let world: DecayWorld;
  beforeAll(() => {
    pool = createWorkerPool({ size: 1 });
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    world = await createDecayWorld(pool);
    await world.populate(people, skills);
    await world.record(forgetfulEvidence(people, skills, 11));
    world.clock.set(daysIn(3000));
  });
  afterEach(() => world.graph.close());

  it('are null before any fit, and for what there is no evidence of', async () => {
    const { proficiencies, caller } = world;
    expect(await proficiencies.forPairs(caller, [pair], daysIn(3000))).toEqual([null]);
    await world.fit();
    const [known, unknown, nobody] = await proficiencies.forPairs(
      caller,
      [pair, { personId: pair.personId, skillId: 'skill:onet:zzz' }, { ...pair, personId: 'person:ffff' }],
      daysIn(3000),
    );
    expect(known).toMatchObject({ ...pair, basis: 'OBSERVED' });
    expect([unknown, nobody]).toEqual([null, null]);
  });

  it('fade while nothing happens, with an interval around them', async () => {
    const { proficiencies, caller } = world;
    await world.fit();
    let former = 1;
    for (const days of [3000, 3100, 3500, 6000]) {
      const [row] = await proficiencies.forPairs(caller, [pair], daysIn(days));
      const { value, low, high, coverage } = row!.estimate;
      expect(value).toBeLessThanOrEqual(former);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
      expect(coverage).toBe(0.9);
      former = value;
    }
  });

  it('as of the past do not change by later evidence, do by late evidence, and are found again as known before', async () => {
    const { proficiencies, caller } = world;
    await world.fit();
    const asOf = daysIn(250);
    const known = { asOf, knownAt: world.clock.now(), knownSeq: await world.seq() };
    const [first] = await proficiencies.forPairs(caller, [pair], asOf);
    expect(first).not.toBeNull();

    world.clock.set(daysIn(3001));
    await world.record([{ ...pair, at: daysIn(260), kind: 'ASSESSMENT', score: 0.1, trials: 10 }]);
    const [afterLater] = await proficiencies.forPairs(caller, [pair], asOf);
    expect(afterLater!.estimate).toEqual(first!.estimate);

    world.clock.set(daysIn(3002));
    await world.record([{ ...pair, at: daysIn(249), kind: 'ASSESSMENT', score: 0.1, trials: 10 }]);
    const [afterLate] = await proficiencies.forPairs(caller, [pair], asOf);
    expect(afterLate!.estimate.value).toBeLessThan(first!.estimate.value);
    const [asKnown] = await proficiencies.forPairs(caller, [pair], known);
    expect(asKnown!.estimate).toEqual(first!.estimate);

    // A new fit has other hyperparameters; what was known before is still answered under those published then.
    await world.fit({ renewHyperparameters: true });
    const [stillKnown] = await proficiencies.forPairs(caller, [pair], known);
    expect(stillKnown!.estimate).toEqual(first!.estimate);
    expect(stillKnown!.runId).toBe(first!.runId);
  });

  it('refitted from the evidence of a view are what the run had fitted, bit for bit', async () => {
    const { proficiencies, caller } = world;
    await world.fit();
    const known = { asOf: daysIn(3000), knownAt: OPEN, knownSeq: await world.seq() };
    const pairs = people.flatMap((personId) => skills.map((skillId) => ({ personId, skillId })));
    const served = await proficiencies.forPairs(caller, pairs, daysIn(3000));
    const refitted = await proficiencies.forPairs(caller, pairs, known);
    expect(refitted.map((row) => row!.series!.fitted)).toEqual(served.map((row) => row!.series!.fitted));
  });

  it('page over one person in the order of skills', async () => {
    const { proficiencies, caller } = world;
    await world.fit();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await proficiencies.page(caller, pair.personId, { first: 2, after: cursor }, daysIn(3000));
      expect(page.totalCount).toBe(3);
      seen.push(...page.edges.map(({ item }) => item.skillId));
      cursor = page.hasNextPage ? page.edges.at(-1)!.cursor : null;
    } while (cursor !== null);
    expect(seen).toEqual(skills);
    const request = { first: 10, skills: [skills[2]!], atLeast: 0 };
    const filtered = await proficiencies.page(caller, pair.personId, request, daysIn(3000));
    expect(filtered.edges.map(({ item }) => item.skillId)).toEqual([skills[2]]);
    const inferred = await proficiencies.page(
      caller,
      pair.personId,
      { first: 10, basis: 'INFERRED' },
      daysIn(3000),
    );
    expect(inferred.edges).toEqual([]);
  });

  it('of a skill come strongest first, each holder once, over pages', async () => {
    const { proficiencies, caller } = world;
    await world.fit();
    for (const asOf of [daysIn(3000), daysIn(300)]) {
      const seen: { personId: string; value: number }[] = [];
      let cursor: string | null = null;
      do {
        const page = await proficiencies.holders(
          caller,
          skills[0]!,
          { first: 7, after: cursor, atLeast: 0.1 },
          asOf,
        );
        seen.push(...page.edges.map(({ item }) => ({ personId: item.personId, value: item.estimate.value })));
        expect(page.totalCount).toBeGreaterThanOrEqual(seen.length);
        cursor = page.hasNextPage ? page.edges.at(-1)!.cursor : null;
      } while (cursor !== null);
      expect(new Set(seen.map(({ personId }) => personId)).size).toBe(seen.length);
      expect(seen.map(({ value }) => value)).toEqual(seen.map(({ value }) => value).sort((a, b) => b - a));
      expect(seen.length).toBeGreaterThan(5);
    }
  });

  it('are found again by their id', async () => {
    const { proficiencies, caller } = world;
    await world.fit();
    const [row] = await proficiencies.forPairs(caller, [pair], daysIn(3000));
    expect(await proficiencies.byIds(caller, [row!.id, 'proficiency:x'])).toEqual([row, null]);
  });

  it('draw a curve of what was known at each moment, and date the re-validation on it', async () => {
    const { proficiencies, caller } = world;
    await world.fit();
    const [row] = await proficiencies.forPairs(caller, [pair], daysIn(3000));
    const curve = await proficiencies.curve(caller, row!, { from: daysIn(0), to: daysIn(3000), points: 61 });
    const first = curve[0]!;
    expect(first.at).toBeGreaterThan(daysIn(0) - DAY);
    const { value, low: lowest, high: highest } = row!.estimate;
    expect(curve.at(-1)).toMatchObject({ estimate: value, low: lowest, high: highest });
    for (const { estimate, low, high } of curve) {
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
    }
    const level = row!.estimate.value * 0.9;
    const due = proficiencies.revalidateBy(caller, row!, level);
    if (due !== null) {
      const [later] = await proficiencies.forPairs(caller, [pair], due + DAY);
      expect(later!.estimate.value).toBeLessThan(level);
    }
    expect(proficiencies.revalidateBy(caller, row!, Math.min(1, row!.estimate.value + 0.01))).toBeNull();
    const backwards = proficiencies.curve(caller, row!, { from: daysIn(2), to: daysIn(1), points: 3 });
    await expect(backwards).rejects.toBeInstanceOf(InvalidInput);
  });

  it('draw many curves one small step at a time, and none for a caller who has left', async () => {
    await world.fit();
    const { caller } = world;
    const pairs = people.slice(0, 5).map((personId) => ({ personId, skillId: skills[0]! }));
    const leaving = new AbortController();
    let steps = 0;
    let leavesAt = Number.POSITIVE_INFINITY;
    const proficiencies = world.proficienciesPacedBy(async (signal) => {
      if (++steps === leavesAt) leaving.abort();
      signal?.throwIfAborted();
    });
    const rows = (await proficiencies.forPairs(caller, pairs, daysIn(3000))).map((row) => row!);
    const oldest = Math.min(...rows.map(({ series }) => series!.fitted.lastAt));
    const range = { from: daysIn(0), to: oldest - 1, points: 40 };
    const curves = await proficiencies.curves(caller, rows, range);
    expect(steps).toBeGreaterThanOrEqual(5 * 40);
    expect(curves).toEqual(await world.proficiencies.curves(caller, rows, range));
    steps = 0;
    leavesAt = 30;
    await expect(proficiencies.curves({ ...caller, signal: leaving.signal }, rows, range)).rejects.toThrow();
    expect(steps).toBe(30);
  });

  it('as of the past are fitted a few people at a time, and each as if alone', async () => {
    await world.fit();
    const { caller } = world;
    let steps = 0;
    const proficiencies = world.proficienciesPacedBy(async () => void steps++);
    const pairs = people.map((personId) => ({ personId, skillId: skills[0]! }));
    const together = await proficiencies.forPairs(caller, pairs, daysIn(300));
    expect(together.every((row) => row !== null)).toBe(true);
    expect(steps).toBeGreaterThanOrEqual(3);
    for (const [i, own] of pairs.entries()) {
      expect(await world.proficiencies.forPairs(caller, [own], daysIn(300))).toEqual([together[i]]);
    }
  });

  it('of many skills at once are the strongest of all that anybody holds, however the pages are cut', async () => {
    await world.fit();
    const { caller } = world;
    let steps = 0;
    const proficiencies = world.proficienciesPacedBy(async () => void steps++);
    const pairs = skills.flatMap((skillId) => people.map((personId) => ({ personId, skillId })));
    for (const asOf of [daysIn(3000), daysIn(300)]) {
      const all = (await proficiencies.forPairs(caller, pairs, asOf)).filter((row) => row !== null);
      for (const first of [1, 4, 100]) {
        steps = 0;
        const pages = await proficiencies.holdersOf(caller, skills, { first, atLeast: 0.3 }, asOf);
        expect(steps).toBeGreaterThanOrEqual(asOf === daysIn(300) ? 2 : 1);
        skills.forEach((skillId, i) => {
          const held = all.filter((row) => row.skillId === skillId && row.estimate.value >= 0.3);
          held.sort((a, b) => b.estimate.value - a.estimate.value || (a.personId < b.personId ? -1 : 1));
          expect(pages[i]!.totalCount).toBe(held.length);
          expect(pages[i]!.hasNextPage).toBe(held.length > first);
          expect(pages[i]!.edges.map(({ item }) => item)).toEqual(held.slice(0, first));
        });
      }
    }
  });
});
