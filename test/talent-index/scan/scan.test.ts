import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/talent-index/build/fitted-series.ts';
import { Room } from '../../../src/talent-index/kernel/room.ts';
import { bestRole } from '../../../src/talent-index/rank/best-roles.ts';
import { rankPeople, ranksOf } from '../../../src/talent-index/rank/rank-people.ts';
import { type RoleQuery, roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { tieHash } from '../../../src/talent-index/rank/tie-break.ts';
import { renewSeries } from '../../../src/talent-index/renew/renew-series.ts';
import { SegmentScan } from '../../../src/talent-index/scan/scan.ts';
import { SEGMENT_SIZE } from '../../../src/talent-index/segments/segment.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { classOf, indexOf, noPause, randomOrganisation, seededRandom } from '../random-organisation.ts';

const DAY = 86_400_000;

describe('Requirements that weigh next to nothing, or ask for next to nothing', () => {
  const organisation = randomOrganisation({
    ...{ seed: 5, people: 18_000, skills: 40, skillsPerPerson: 6, adjacentPerSkill: 5 },
  });
  const { skillIds } = organisation;
  const ask = async (index: TalentIndex, role: RoleQuery, size = 30) => {
    const eligible = new Uint8Array(index.people.count).fill(1);
    const request = { roles: [role], asOf: organisation.now, size, eligible, seed: '7' };
    return rankPeople(index, request, noPause);
  };
  /** A role as the index is given it, whatever is refused before. */
  const roleOf = (index: TalentIndex, asked: { skillId: string; importance: number; level: number }[]) => {
    const role = roleQuery(
      index,
      'role:org:1',
      asked.map(({ skillId }) => ({ skillId, importance: 1, level: 1 })),
    )!;
    const bySkill = new Map(asked.map((requirement) => [requirement.skillId, requirement]));
    return {
      ...role,
      totalImportance: asked.reduce((sum, { importance }) => sum + importance, 0),
      requirements: role.requirements.map((one) => ({ ...one, ...bySkill.get(one.skillId)! })),
    };
  };
  const ordinary = (index: TalentIndex, from: number) =>
    roleOf(
      index,
      skillIds.slice(from, from + 5).map((skillId) => ({ skillId, importance: 1, level: 0.9 })),
    );

  for (const [what, tiny] of [
    ['importance 1e-46', { importance: 1e-46, level: 0.5 }],
    ['the least importance', { importance: 5e-324, level: 0.5 }],
    ['level 1e-46', { importance: 1, level: 1e-46 }],
    ['level 1e-300', { importance: 1e-3, level: 1e-300 }],
  ] as const) {
    test(`count everybody once, and change no later list: ${what}`, async () => {
      const [index, fresh] = [await indexOf(organisation), await indexOf(organisation)];
      for (const many of [1, 39]) {
        const asked = [
          ...skillIds.slice(0, many).map((skillId) => ({ skillId, ...tiny })),
          { skillId: skillIds[39]!, importance: 1, level: 0.5 },
        ];
        const role = roleOf(index, asked);
        const { entries, considered } = await ask(index, role);
        expect(considered).toBeLessThanOrEqual(index.people.count);
        expect(new Set(entries.map(({ person }) => person)).size).toBe(30);
        const best = Array.from({ length: index.people.count }, (_, person) => person)
          .map((person) => bestRole(index, [role], person, organisation.now).score)
          .sort((a, b) => b - a);
        expect(entries.map(({ score }) => score)).toEqual(best.slice(0, 30));
        for (const from of [0, 15, 30])
          expect(await ask(index, ordinary(index, from))).toMatchObject(
            JSON.parse(JSON.stringify(await ask(fresh, ordinary(fresh, from)))),
          );
      }
    }, 60_000);
  }
});

test('No bound is NaN, of a mean of 0 and the least level there is', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 3, people: 300, skills: 5, skillsPerPerson: 3, adjacentPerSkill: 1 },
  });
  const fitted = organisation.fitted.map((row) => ({ ...row, initial: 0 }));
  const index = await indexOf({ ...organisation, fitted });
  const skill = 0;
  const skillId = index.skills.ids[skill]!;
  const requirements = [{ skill, skillId, importance: 1, level: 5e-324 }];
  const role = { roleId: 'role:org:1', totalImportance: 1, requirements };
  const scan = new SegmentScan(index, [role], organisation.now);
  expect(scan.error).toBeGreaterThanOrEqual(1);
  expect(scan.error).toBeLessThan(1.001);
  for (const { segment } of partsOf(index))
    scan.scan(segment, noPause, ({ count, met, bounds }) => {
      expect(count).toBeGreaterThan(0);
      for (const slot of met.subarray(0, count)) expect(bounds[slot]).toBeGreaterThanOrEqual(0);
    });
});

describe('A room in which more were met than there are slots', () => {
  test('says so, and is as it was when it was made', () => {
    const room = new Room();
    for (const column of [room.sums, room.marks, room.ranked]) column.fill(1);
    room.count = SEGMENT_SIZE + 1;
    expect(() => room.clear()).toThrow(`met ${SEGMENT_SIZE + 1} people in a segment of at most`);
    expect(room.count).toBe(0);
    for (const column of [room.sums, room.marks, room.ranked])
      expect(column.every((value) => value === 0)).toBe(true);
  });
});

describe('Several segments in one memory of the kernel, and people fitted again since', () => {
  for (const seed of [1, 2]) {
    test(`rank as scoring everybody does, under bounds that hold: seed ${seed}`, async () => {
      const random = seededRandom(seed);
      const { index, skillIds, now } = await renewedIndex(seed, random);
      const parts = partsOf(index);
      const kernels = new Set(parts.slice(0, 2).map(({ segment }) => segment.kernel));
      expect([kernels.size, kernels.has(null), parts.length]).toEqual([1, false, 3]);
      const eligible = new Uint8Array(index.people.count).map(() => (random() < 0.9 ? 1 : 0));
      for (let question = 0; question < 6; question++) {
        const roles = ['role:a', 'role:b']
          .slice(0, question % 3 === 2 ? 2 : 1)
          .map((roleId) => roleQuery(index, roleId, randomRequirements(skillIds, random))!);
        const asOf = now + [0, 200, 2_000, -3_000, 40_000, 1e6][question]! * DAY;
        const all = await everybody(index, roles, asOf, eligible);
        const tie = (person: number) => tieHash('7', index.people.ids.at(person));
        all.sort((a, b) => b.score - a.score || tie(a.person) - tie(b.person));
        const request = { roles, asOf, size: [1, 10, 50][question % 3]!, eligible, seed: '7' };
        const { entries, considered } = await rankPeople(index, request, noPause);
        expect(considered).toBe(all.length);
        expect(entries).toEqual(all.slice(0, request.size));
        const at = Math.floor(random() * Math.min(all.length, 300));
        const { person, score } = all[at]!;
        // Between two scores nobody is equal.
        const risen = [all[0]!.score + 0.01, (all[0]!.score + score) / 2 + 1e-9];
        const above = (other: number) =>
          all.filter((one) => one.person !== person && one.score > other).length;
        const { ranks } = await ranksOf(index, request, person, [score, ...risen], noPause);
        expect(ranks).toEqual([at + 1, ...risen.map((other) => above(other) + 1)]);
      }
    }, 60_000);
  }

  /** Series at the ends of what there is among them. */
  async function renewedIndex(seed: number, random: () => number) {
    const organisation = randomOrganisation({
      ...{ seed, people: 18_000, skills: 50, skillsPerPerson: 6, adjacentPerSkill: 4 },
    });
    const fitted = organisation.fitted.map((row) => {
      const ends = [
        { initial: 1, halfLifeDays: Math.fround(1e30) },
        { initial: 1 },
        { halfLifeDays: Math.fround(1e-3) },
        { initial: Math.fround(1e-7) },
        { initial: 0 },
      ];
      return { ...row, ...ends[Math.floor(random() * 20)] };
    });
    const built = await indexOf({ ...organisation, fitted });
    const byPerson = Map.groupBy(fitted, ({ personId }) => personId);
    const again = [...byPerson.keys()].filter((_, n) => n % 71 === 0);
    const series = again.flatMap((id) =>
      byPerson.get(id)!.map((row) => ({ ...row, initial: Math.fround(Math.min(1, row.initial + 0.05)) })),
    );
    const index = (await renewSeries(built, again, series, classOf, noPause))!;
    return { index, skillIds: organisation.skillIds, now: organisation.now };
  }

  function randomRequirements(skillIds: readonly string[], random: () => number) {
    const skills = new Set<string>();
    const many = 1 + Math.floor(random() * 8);
    while (skills.size < many) skills.add(skillIds[Math.floor(random() * skillIds.length)]!);
    const upTo = (least: number) => (random() < 0.2 ? least ** random() : Math.max(0.01, random()));
    return [...skills].map((skillId) => ({ skillId, importance: upTo(1e-6), level: upTo(1e-6) }));
  }

  /** Whoever is met, once each and scored exactly; no score exceeds its bound. */
  async function everybody(
    index: TalentIndex,
    roles: readonly RoleQuery[],
    asOf: number,
    eligible: Uint8Array,
  ) {
    const scan = new SegmentScan(index, roles, asOf);
    const scored = new Map<number, ReturnType<typeof bestRole>>();
    for (const { segment, first, people, superseded } of partsOf(index)) {
      await scan.scan(segment, noPause, ({ met, bounds, count }) => {
        for (let i = 0; i < count; i++) {
          const slot = met[i]!;
          const person = people === null ? first + slot : people[slot]!;
          if (eligible[person] === 0 || superseded.includes(slot)) continue;
          if (scored.has(person)) throw new Error(`Person ${person} was met twice.`);
          const best = bestRole(index, roles, person, asOf);
          if (!(best.score <= bounds[slot]! + scan.error))
            throw new Error(`${best.score} exceeds ${bounds[slot]}.`);
          scored.set(person, best);
        }
      });
    }
    return [...scored.values()];
  }
});
