import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../../src/domain/clock.ts';
import { InvalidInput, NotFound } from '../../../../src/domain/errors.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import type { ShortlistInput } from '../../../../src/services/shortlists/shortlist-request.ts';
import { createBestRoles } from '../../../../src/services/talent/best-roles.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import {
  caller,
  PEOPLE,
  personId,
  publishSkills,
  rankingWorld,
  roleIds,
  skillId,
  TODAY,
} from '../../ranking-world.ts';
import { fitInstead, make, plainSeries, shortlistsOver } from '../shortlist-world.ts';

const [analyst, , idle] = roleIds;
const FAR = 8.64e15;
let graph: Graph;

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
});
afterEach(() => graph.close());

const custom = (...skills: readonly number[]) => ({
  custom: {
    title: 'Some skills',
    requirements: skills.map((n) => ({ skill: skillId(n), importance: 1, level: 0.6 })),
  },
});

test('nobody in scope: an empty list that counts who was left out, and why', async () => {
  const scope = { units: ['North'], people: [personId(1)] };
  const { shortlist, entries } = await make(shortlistsOver(graph), { target: { role: analyst }, scope });
  expect(entries).toEqual([]);
  expect(shortlist.considered).toBe(0);
  expect(shortlist.excluded).toEqual([
    { reason: 'LEFT', people: 1 },
    { reason: 'OUT_OF_SCOPE', people: PEOPLE - 1 },
  ]);
  expect(shortlist.tellingAssessment).toBeNull();
});

test('one place is the first of many; more places than people list everybody once', async () => {
  const shortlists = shortlistsOver(graph);
  const all = await make(shortlists, { target: { role: analyst }, size: 1000 });
  const one = await make(shortlists, { target: { role: analyst }, size: 1 });
  expect(all.entries).toHaveLength(all.shortlist.considered);
  expect(new Set(all.entries.map((entry) => entry.personId)).size).toBe(all.entries.length);
  const { awardGains: _, ...first } = all.entries[0]!;
  expect(one.entries).toHaveLength(1);
  expect(one.entries[0]).toMatchObject({ ...first, shortlistId: one.shortlist.id });
});

test('who was seen and achieved nothing stands last, listed or not; who was never seen is left out', async () => {
  const [failed, unseen] = [personId(5), personId(9)];
  const people = Array.from({ length: PEOPLE }, (_, n) => personId(n)).filter((id) => id !== unseen);
  const rows = people.map((id) => {
    return { ...plainSeries, achieved: id === failed ? 0 : 1, personId: id, skillId: skillId(1) };
  });
  await fitInstead(graph, 'run:fit1', rows);
  const shortlists = shortlistsOver(graph);
  const all = await make(shortlists, { target: custom(1), size: 100 });
  const last = all.entries.at(-1)!;
  expect(last).toMatchObject({ personId: failed, rank: all.shortlist.considered, score: { value: 0 } });

  const { shortlist } = await make(shortlists, { target: custom(1), size: 1 });
  const asked = [failed, unseen].map((id) => ({ shortlist, personId: id }));
  const [ofFailed, ofUnseen] = await shortlists.standings(caller, asked);
  expect(ofFailed).toMatchObject({ rank: last.rank, excludedBy: [], entry: { score: { value: 0 } } });
  expect(ofUnseen).toMatchObject({ rank: null, entry: null, excludedBy: ['NO_EVIDENCE'] });
});

test('all tied: the order is that of the recorded seed, and of no id or row', async () => {
  const people = Array.from({ length: PEOPLE }, (_, n) => n).filter((n) => n !== 7);
  const rows = people.map((n) => ({ ...plainSeries, personId: personId(n), skillId: skillId(1) }));
  await fitInstead(graph, 'run:fit1', rows);
  const shortlists = shortlistsOver(graph);
  const all = await make(shortlists, { target: custom(1), size: 100 });
  expect(new Set(all.entries.map(({ score }) => score.value)).size).toBe(1);
  const order = all.entries.map((entry) => entry.personId);
  expect(order).toHaveLength(59);
  expect(order).not.toEqual([...order].sort());
  const again = await make(shortlists, { target: custom(1), size: 20 });
  expect(again.shortlist.seed).toBe(all.shortlist.seed);
  expect(again.entries.map((entry) => entry.personId)).toEqual(order.slice(0, 20));
  const asked = order.map((id) => ({ shortlist: again.shortlist, personId: id }));
  const standings = await shortlists.standings(caller, asked);
  expect(standings.map((standing) => standing!.rank)).toEqual(order.map((_, i) => i + 1));
  for (const { rankInterval } of all.entries) {
    expect(rankInterval.low).toBeLessThan(10);
    expect(rankInterval.high).toBeGreaterThan(50);
  }
  // Another question, another seed, another order.
  const other = await make(shortlists, { target: custom(1), size: 100, exclude: [personId(7)] });
  expect(other.entries.map((entry) => entry.personId)).not.toEqual(order);
});

test('minimums in another order, or said twice, are the same question', async () => {
  const shortlists = shortlistsOver(graph);
  const [a, b] = [
    { skill: skillId(1), level: 0.1 },
    { skill: skillId(2), level: 0.1 },
  ];
  const one = await make(shortlists, { target: custom(1), must: [a, b], scope: { having: [b, a] } });
  const other = await make(shortlists, { target: custom(1), must: [b, a, b], scope: { having: [a, b] } });
  expect(other.shortlist.request).toEqual(one.shortlist.request);
  expect(other.shortlist.seed).toBe(one.shortlist.seed);
});

describe('asOf', () => {
  test('as far back as a date goes: nobody had joined, nothing was known', async () => {
    const { shortlist } = await make(shortlistsOver(graph), { target: { role: analyst }, asOf: -FAR });
    expect(shortlist.considered).toBe(0);
    expect(shortlist.excluded).toEqual([{ reason: 'LEFT', people: PEOPLE }]);
  });

  test('as far ahead as a date goes: what was shown has faded to its floor, and ranks still', async () => {
    const shortlists = shortlistsOver(graph);
    const ahead = await make(shortlists, { target: { role: analyst }, asOf: FAR, size: 100 });
    const today = await make(shortlists, { target: { role: analyst }, size: 100 });
    expect(ahead.entries.length).toBeGreaterThan(30);
    const now = new Map(today.entries.map((entry) => [entry.personId, entry.score.value]));
    for (const { personId: id, score } of ahead.entries) {
      expect(Number.isFinite(score.low) && Number.isFinite(score.high)).toBe(true);
      expect(score.value).toBeLessThan(now.get(id)!);
    }
  });

  test.each([FAR + 1, 0.5, Number.NaN])('%d is no moment', async (asOf) => {
    const request = shortlistsOver(graph).request(caller, { target: { role: analyst }, asOf });
    await expect(request).rejects.toThrow(InvalidInput);
  });
});

test('a person with 2,000 skills is ranked, explained and shown roles like anybody else', async () => {
  const many = Array.from({ length: 2_000 }, (_, n) => n + 100);
  const wide = 'role:org:wide';
  await graph.write(async (transaction) => {
    for (let from = 0; from < many.length; from += 1_000) {
      const part = many.slice(from, from + 1_000);
      await transaction.run(statements.putSkills, {
        rows: part.map((n) => ({
          ...{ id: skillId(n), framework: 'org', code: String(n), name: `Skill ${n}`, kind: 'ORGANISATION' },
          ...{ taskClass: 'MIXED', hot: false, inDemand: false },
        })),
      });
    }
    await transaction.run(statements.putOrganisationRoles, {
      rows: [{ id: wide, code: 'wide', title: 'wide', unit: null }],
      alternateTitles: [],
    });
    for (let from = 0; from < many.length; from += 1_000) {
      const part = many.slice(from, from + 1_000);
      await transaction.run(statements.putRequirements, {
        rows: part.map((n) => ({ id: wide, skillId: skillId(n), importance: 0.5, level: 0.9 })),
      });
    }
  });
  const rows = many.map((n) => ({ ...plainSeries, personId: personId(1), skillId: skillId(n) }));
  const few = [2, 3, 4].map((n) => ({ ...plainSeries, personId: personId(n), skillId: skillId(100) }));
  await fitInstead(graph, 'run:fit1', [...rows, ...few]);
  const { entries } = await make(shortlistsOver(graph), { target: { role: wide }, size: 3 });
  expect(entries[0]!.personId).toBe(personId(1));
  expect(entries[0]!.contributions).toHaveLength(2_000);
  const sum = entries[0]!.contributions.reduce((total, { value }) => total + value, 0);
  expect(sum).toBeCloseTo(entries[0]!.score.value, 10);
  const bestRoles = createBestRoles({
    graph,
    clock: { now: () => TODAY },
    talentIndex: createTalentIndex({ graph }),
  });
  const [page] = await bestRoles.pages(caller, [personId(1)], { first: 5 });
  expect(page!.edges[0]!.item).toMatchObject({ roleId: wide, score: entries[0]!.score });
}, 60_000);

describe('a list of skills that cannot be ranked by', () => {
  const asked = (requirements: readonly object[], title = 'Some skills') =>
    ({ target: { custom: { title, requirements } } }) as unknown as ShortlistInput;
  const one = { skill: skillId(1), importance: 1, level: 0.6 };
  test.each([
    ['without a title', asked([one], ' ')],
    ['empty', asked([])],
    ['a skill twice', asked([one, one])],
    ['an importance above 1', asked([{ ...one, importance: 1.1 }])],
    ['a level below 0', asked([{ ...one, level: -0.1 }])],
    ['nothing that weighs', asked([{ ...one, level: 0 }])],
    ['too long', asked(Array.from({ length: 201 }, (_, n) => ({ ...one, skill: skillId(n) })))],
    ['beside a role', { target: { role: analyst, ...custom(1) } }],
  ])('%s', async (_, input) => {
    await expect(shortlistsOver(graph).request(caller, input)).rejects.toThrow(InvalidInput);
  });

  test('what is above 0 and weighs next to nothing is refused by name; 0 and a millionth are not', async () => {
    const shortlists = shortlistsOver(graph);
    const two = { ...one, skill: skillId(2) };
    for (const little of [9e-7, 1e-46, Number.MIN_VALUE]) {
      for (const name of ['importance', 'level']) {
        const request = shortlists.request(caller, asked([one, { ...two, [name]: little }]));
        await expect(request).rejects.toMatchObject({
          fields: [
            {
              path: `input.target.custom.requirements.1.${name}`,
              problem: 'is neither 0, which leaves it out, nor at least 0.000001',
            },
          ],
        });
      }
    }
    for (const enough of [0, 1e-6]) {
      const { shortlist, entries } = await make(shortlists, asked([one, { ...two, importance: enough }]));
      expect(entries).toHaveLength(Math.min(25, shortlist.considered));
    }
  });

  test('unknown skills are not found, in requirements and in minimums', async () => {
    const unknown = 'skill:org:none';
    const shortlists = shortlistsOver(graph);
    await expect(shortlists.request(caller, asked([{ ...one, skill: unknown }]))).rejects.toThrow(NotFound);
    const must = [{ skill: unknown, level: 0.5 }];
    await expect(shortlists.request(caller, { target: { role: analyst }, must })).rejects.toThrow(NotFound);
  });
});

test('a role that requires nothing can be asked for by nobody', async () => {
  const request = shortlistsOver(graph).request(caller, { target: { role: idle } });
  await expect(request).rejects.toThrow(/input|requires/i);
  await expect(shortlistsOver(graph).request(caller, { target: { role: idle } })).rejects.toThrow(
    InvalidInput,
  );
});

test('what a recorded role asks for next to nothing of does not count, for this list and the next', async () => {
  await publishSkills(graph, 'run:skills-near', 0.6);
  const shortlists = shortlistsOver(graph);
  const plain = await make(shortlists, { target: { role: analyst }, asOf: TODAY });
  const next = await make(shortlists, { target: custom(1, 2), asOf: TODAY });
  await graph.write(async (transaction) => {
    const rows = [5, 6, 7, 8].flatMap((n) => [
      { id: analyst, skillId: skillId(n), importance: 1e-46, level: 0.5 },
      { id: analyst, skillId: skillId(n + 4), importance: 0.5, level: 1e-46 },
    ]);
    await transaction.run(statements.putRequirements, { rows });
  });
  const fresh = shortlistsOver(graph);
  for (let n = 0; n < 2; n++) {
    const again = await make(fresh, { target: { role: analyst }, asOf: TODAY });
    expect(again.shortlist.considered).toBe(plain.shortlist.considered);
    expect(placesOf(again)).toEqual(placesOf(plain));
    expect(placesOf(await make(fresh, { target: custom(1, 2), asOf: TODAY }))).toEqual(placesOf(next));
  }
});

const placesOf = ({ entries }: Awaited<ReturnType<typeof make>>) =>
  entries.map(({ personId, score }) => [personId, score]);

test('where somebody would work is recorded, has to exist, and decides nothing', async () => {
  const shortlists = shortlistsOver(graph);
  const plain = await make(shortlists, { target: { role: analyst }, size: 10, asOf: TODAY + DAY });
  const there = await make(shortlists, {
    target: { role: analyst },
    ...{ size: 10, asOf: TODAY + DAY, pod: 'pod:org:alpha' },
  });
  expect(there.shortlist.request.pod).toBe('pod:org:alpha');
  const scores = (made: typeof plain) => made.entries.map((entry) => [entry.personId, entry.score]);
  expect(scores(there)).toEqual(scores(plain));
  const nowhere = { target: { role: analyst }, pod: 'pod:org:none' };
  await expect(shortlists.request(caller, nowhere)).rejects.toThrow(NotFound);
});
