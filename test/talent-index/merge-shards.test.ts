import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Requirement } from '../../src/analytics/ranking/score.ts';
import { DAY } from '../../src/domain/clock.ts';
import { personId as hashed } from '../../src/domain/ids.ts';
import { decideEligibility, type PeopleFilter } from '../../src/talent-index/rank/eligibility.ts';
import { rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../src/talent-index/rank/role-query.ts';
import { BoundBins, fieldOf, mergeBins, namedBins } from '../../src/talent-index/rank/score-field.ts';
import { addBridgeCounts, bridgeCounts, weighedBy } from '../../src/talent-index/shards/merge-bridges.ts';
import { mergeHeads } from '../../src/talent-index/shards/merge-heads.ts';
import { rangeOf } from '../../src/talent-index/shards/person-shards.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import {
  classOf,
  everyShape,
  indexOf,
  noPause,
  type RandomOrganisation,
  randomOrganisation,
  seededRandom,
} from './random-organisation.ts';

interface Asked {
  readonly roles: readonly { readonly roleId: string; readonly requirements: readonly Requirement[] }[];
  readonly asOf: number;
  readonly size: number;
  readonly filter: PeopleFilter;
}

/** Whose skills and levels are asked about at all. */
const skillsAsked = ({ roles, filter }: Asked) => [
  ...roles.flatMap(({ requirements }) => requirements.map(({ skillId }) => skillId)),
  ...(filter.must ?? []).map(({ skillId }) => skillId),
];

async function scopeOf(index: TalentIndex, { roles, asOf, size, filter }: Asked) {
  const queries = roles.flatMap(({ roleId, requirements }) => roleQuery(index, roleId, requirements) ?? []);
  const day = Math.floor(asOf / DAY);
  const { eligible, people, excluded } = await decideEligibility(index, filter, asOf, day, noPause);
  const bounds = new BoundBins(index.people.ids);
  const { entries, considered } = await rankPeople(
    index,
    { roles: queries, asOf, size, eligible, seed: '7' },
    noPause,
    (bound, person) => bounds.add(bound, person),
  );
  const scored = await bounds.scoredForList(index, queries, asOf, noPause, size, null);
  const bins = namedBins(scored, index.people.ids);
  const best = entries.map(({ person, role, score }) => ({
    personId: index.people.ids.at(person),
    roleId: role.roleId,
    score,
  }));
  return { considered, people, excluded, best, bins };
}

function part(organisation: RandomOrganisation, number: number, of: number): Promise<TalentIndex> {
  const { from, until } = rangeOf({ number, of });
  const here = (personId: string) => from <= personId && personId < until;
  return indexOf({
    ...organisation,
    people: organisation.people.filter(({ personId }) => here(personId)),
    fitted: organisation.fitted.filter(({ personId }) => here(personId)),
  });
}

function parts(organisation: RandomOrganisation, of: number): Promise<TalentIndex[]> {
  return Promise.all(Array.from({ length: of }, (_, number) => part(organisation, number, of)));
}

async function sharded(organisation: RandomOrganisation, asked: Asked, of: number) {
  return merged(await parts(organisation, of), asked);
}

async function merged(indexes: readonly TalentIndex[], asked: Asked) {
  const counts = addBridgeCounts(indexes.map((index) => bridgeCounts(index, skillsAsked(asked))));
  const scopes = await Promise.all(indexes.map((index) => scopeOf(weighedBy(index, counts), asked)));
  const sum = (of: (scope: (typeof scopes)[number]) => number) =>
    scopes.reduce((all, one) => all + of(one), 0);
  return {
    considered: sum(({ considered }) => considered),
    people: sum(({ people }) => people),
    excluded: Object.fromEntries(
      Object.keys(scopes[0]!.excluded).map((reason) => [
        reason,
        sum(({ excluded }) => excluded[reason as keyof typeof excluded]),
      ]),
    ),
    best: mergeHeads(
      scopes.map(({ best }) => best),
      asked.size,
      '7',
    ),
    bins: mergeBins(
      scopes.map(({ bins }) => bins),
      asked.size,
    ),
  };
}

describe('shards', () => {
  test('hold everybody once, and about as many each', () => {
    const ids = Array.from({ length: 10_000 }, (_, n) => hashed('key', `P${n}`));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (of) => {
        const sizes = Array.from({ length: of }, (_, number) => {
          const { from, until } = rangeOf({ number, of });
          return ids.filter((id) => from <= id && id < until).length;
        });
        expect(sizes.reduce((all, size) => all + size, 0)).toBe(ids.length);
        const share = ids.length / of;
        for (const size of sizes) expect(Math.abs(size - share)).toBeLessThan(5 * Math.sqrt(share) + 1);
      }),
    );
  });
});

describe('shards, merged', () => {
  test('give what one index gives: people, order, scores, counts and the field that rank intervals come from', async () => {
    const worlds = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      people: fc.integer({ min: 1, max: 250 }),
      shards: fc.integer({ min: 1, max: 9 }),
      size: fc.integer({ min: 1, max: 60 }),
      roles: fc.integer({ min: 1, max: 3 }),
      earlier: fc.constantFrom(0, 300, 2000),
      filtered: fc.boolean(),
      tied: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(worlds, async ({ seed, people, shards, size, roles, earlier, filtered, tied }) => {
        const shape = { skills: 12, skillsPerPerson: 4, adjacentPerSkill: 3 };
        const drawn = randomOrganisation({ seed, people, ...shape });
        // Everybody like somebody else, so that only the order of ties tells them apart.
        const organisation = tied ? alike(drawn) : drawn;
        const random = seededRandom(seed);
        const asked: Asked = {
          roles: Array.from({ length: roles }, (_, n) => ({
            roleId: `role:org:${n}`,
            requirements: organisation.skillIds
              .filter(() => random() < 0.5)
              .concat('skill:org:nobody-has-it')
              .map((skillId) => ({ skillId, importance: 0.1 + random(), level: 0.1 + 0.8 * random() })),
          })),
          asOf: organisation.now + earlier * DAY,
          size,
          filter: filtered
            ? {
                units: new Set(['unit 1', 'unit 3']),
                must: [{ skillId: organisation.skillIds[0]!, level: 0.05 }],
              }
            : {},
        };
        const whole = await scopeOf(await indexOf(organisation), asked);
        const together = await sharded(organisation, asked, shards);
        expect(together).toEqual(whole);
        const moments = { mean: 0.4, variance: 0.01, skewness: 0.8 };
        expect(fieldOf(together.bins).rankInterval(moments, whole.considered)).toEqual(
          fieldOf(whole.bins).rankInterval(moments, whole.considered),
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('are told alike where the whole is scanned by a kernel and its parts are not', async () => {
    const organisation = randomOrganisation({
      ...{ seed: 11, people: 12_000, skills: 40 },
      ...{ skillsPerPerson: 8, adjacentPerSkill: 2 },
    });
    const whole = await indexOf(organisation);
    const shards = await parts(organisation, 6);
    expect(whole.segments.map(({ kernel }) => kernel !== null)).toEqual([true]);
    for (const { segments } of shards) for (const { kernel } of segments) expect(kernel).toBeNull();
    const random = seededRandom(5);
    for (let n = 0; n < 20; n++) {
      const requirements = organisation.skillIds
        // Few, of exponential curves: bounds that differ in the last bits would be put into different bins.
        .filter((skillId) => everyShape[classOf(skillId)]!.shape === Infinity && random() < 0.4)
        .concat(organisation.skillIds[0]!)
        .map((skillId) => ({ skillId, importance: 0.1 + random(), level: 0.1 + 0.8 * random() }));
      const roles = [{ roleId: `role:org:${n}`, requirements }];
      const asked: Asked = { roles, asOf: organisation.now, size: 25, filter: {} };
      expect(await merged(shards, asked)).toEqual(await scopeOf(whole, asked));
    }
  }, 60_000);

  test('a bin of many is told by the same dozen, however people are dealt out', async () => {
    const organisation = alike(
      randomOrganisation({ seed: 4, people: 900, skills: 3, skillsPerPerson: 3, adjacentPerSkill: 1 }),
    );
    const asked: Asked = {
      roles: [
        {
          roleId: 'role:org:x',
          requirements: organisation.skillIds.map((skillId) => ({ skillId, importance: 1, level: 0.7 })),
        },
      ],
      asOf: organisation.now,
      size: 25,
      filter: {},
    };
    const whole = await scopeOf(await indexOf(organisation), asked);
    expect(Math.max(...whole.bins.map(({ count }) => count))).toBeGreaterThan(100);
    for (const shards of [2, 4, 7]) expect(await sharded(organisation, asked, shards)).toEqual(whole);
  });
});

/** Five kinds of people, each many times. */
function alike(organisation: RandomOrganisation): RandomOrganisation {
  const models = organisation.people.slice(0, 5).map(({ personId }) => personId);
  const ofModel = Map.groupBy(organisation.fitted, ({ personId }) => personId);
  return {
    ...organisation,
    fitted: organisation.people.flatMap(({ personId }, n) =>
      (ofModel.get(models[n % models.length]!) ?? []).map((row) => ({ ...row, personId })),
    ),
  };
}
