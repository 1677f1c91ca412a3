import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { InvalidInput } from '../../../src/domain/errors.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import {
  createRevalidations,
  type Revalidation,
  type RevalidationRequest,
  type Revalidations,
} from '../../../src/services/proficiency/revalidations.ts';
import { createScopeIndexes } from '../../../src/services/talent/scope-index.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, type DecayWorld, daysIn, forgetfulEvidence } from './decay-world.ts';

const people = Array.from({ length: 30 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b', 'skill:onet:c'];
const asOf = daysIn(700);

const pool = createWorkerPool({ size: 1 });
let world: DecayWorld;
let revalidations: Revalidations;

beforeAll(async () => {
  world = await createDecayWorld(pool);
  world.clock.set(asOf);
  const unknown = { location: null, joinedOn: null, wage: null, currency: null };
  await world.populate([], skills);
  await world.graph.write((transaction) =>
    transaction.run(statements.putPeople, {
      rows: people.map((id, n) => ({
        ...{ id, externalId: id, name: 'Somebody', ...unknown },
        unit: n % 2 === 0 ? 'North' : 'South',
        leftOn: n === 3 ? '2020-01-01' : null,
      })),
      seq: 0,
    }),
  );
  await world.record(forgetfulEvidence(people, skills, 9).filter(({ at }) => at <= asOf));
  revalidations = createRevalidations({ ...world, scopeIndexes: indexesOf(world) });
  expect((await page({})).edges).toEqual([]);
  await world.fit();
});
afterAll(async () => {
  await world.graph.close();
  await pool.close();
});

const indexesOf = ({ graph }: DecayWorld) =>
  createScopeIndexes({ graph, talentIndex: createTalentIndex({ graph }) });
const page = (request: Partial<RevalidationRequest>) =>
  revalidations.page(world.caller, { first: 100, withinDays: 365, level: 0.4, asOf, ...request });
const keyOf = ({ due, proficiency }: Revalidation) => `${due} ${proficiency.personId} ${proficiency.skillId}`;

/** Every series of everybody asked one by one. */
async function oneByOne(level: number, withinDays: number): Promise<string[]> {
  const pairs = people.flatMap((personId) => skills.map((skillId) => ({ personId, skillId })));
  const all = await world.proficiencies.forPairs(world.caller, pairs, asOf);
  return all
    .flatMap((proficiency) => {
      if (proficiency === null || proficiency.personId === people[3]) return [];
      const due = world.proficiencies.revalidateBy(world.caller, proficiency, level);
      return due !== null && due <= asOf + withinDays * DAY ? [{ due, proficiency }] : [];
    })
    .sort((a, b) => a.due - b.due)
    .map(keyOf);
}

describe('who has to show a skill again', () => {
  it('is everybody employed who falls below the level within the time, soonest first', async () => {
    for (const [level, withinDays] of [
      [0.4, 365],
      [0.45, 120],
      [0.3, 2_000],
    ] as const) {
      const { edges, totalCount } = await page({ level, withinDays });
      const expected = await oneByOne(level, withinDays);
      expect(expected.length).toBeGreaterThan(0);
      expect(edges.map(({ item }) => keyOf(item))).toEqual(expected);
      expect(totalCount).toBe(expected.length);
    }
  });

  it('is at the level a moment before its date, and below it then', async () => {
    const { edges } = await page({});
    expect(edges.length).toBeGreaterThan(0);
    for (const { due, proficiency } of edges.map(({ item }) => item)) {
      const at = async (moment: number) =>
        (await world.proficiencies.forPairs(world.caller, [proficiency], moment))[0]!.estimate.value;
      expect(await at(due - DAY)).toBeGreaterThanOrEqual(0.4);
      expect(await at(due)).toBeLessThanOrEqual(0.4);
    }
  });

  it('comes in pages without a hole or a repetition', async () => {
    const whole = (await page({ level: 0.3, withinDays: 2_000 })).edges.map(({ item }) => keyOf(item));
    const collected: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, hasNextPage, totalCount } = await page({
        ...{ level: 0.3, withinDays: 2_000, first: 4, after },
      });
      collected.push(...edges.map(({ item }) => keyOf(item)));
      expect(totalCount).toBe(whole.length);
      if (!hasNextPage) break;
      after = edges.at(-1)!.cursor;
    }
    expect(collected).toEqual(whole);
    expect(whole.length).toBeGreaterThan(8);
  });

  it('goes on past those whose series went since the index was read', async () => {
    const request = { level: 0.3, withinDays: 2_000 };
    const whole = (await page(request)).edges.map(({ item }) => keyOf(item));
    expect(whole.length).toBeGreaterThan(8);
    const gone = new Set([...whole.slice(0, 4), whole[5], whole[7]]);
    const lacking = createRevalidations({
      scopeIndexes: indexesOf(world),
      proficiencies: {
        forPairs: async (caller, pairs, when) =>
          (await world.proficiencies.forPairs(caller, pairs, when)).map((proficiency) => {
            if (proficiency === null) return null;
            const due = world.proficiencies.revalidateBy(caller, proficiency, request.level)!;
            return gone.has(keyOf({ due, proficiency })) ? null : proficiency;
          }),
      },
    });
    const collected: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, hasNextPage } = await lacking.page(world.caller, { ...request, asOf, first: 2, after });
      collected.push(...edges.map(({ item }) => keyOf(item)));
      if (!hasNextPage) break;
      after = edges.at(-1)!.cursor;
    }
    expect(collected).toEqual(whole.filter((key) => !gone.has(key)));
  });

  it('keeps to a scope', async () => {
    const { edges } = await page({ scope: { units: ['North'] } });
    const { totalCount } = await page({});
    expect(edges.length).toBeGreaterThan(0);
    expect(edges.length).toBeLessThan(totalCount);
    const north = new Set(people.filter((_, n) => n % 2 === 0));
    for (const { item } of edges) expect(north).toContain(item.proficiency.personId);
  });

  it('refuses a level or a time that is none', async () => {
    await expect(page({ level: 0 })).rejects.toBeInstanceOf(InvalidInput);
    await expect(page({ level: 1.1 })).rejects.toBeInstanceOf(InvalidInput);
    await expect(page({ withinDays: 0 })).rejects.toBeInstanceOf(InvalidInput);
  });
});
