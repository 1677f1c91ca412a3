import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseMatch, mappingMatches } from '../../src/domain/mapping.ts';
import { orderedLevel } from '../../src/domain/ordered-levels.ts';
import { type ReleaseHistory, skillTrend } from '../../src/domain/skill-trend.ts';
import { TIER_CUTOFFS } from '../../src/services/proficiency/reading/proficiency-estimate.ts';

const plain = { hot: false, inDemand: false, demand: 0.1 };
const history = (changes: Partial<ReleaseHistory>): ReleaseHistory => ({
  now: plain,
  before: plain,
  firstRelease: false,
  retired: false,
  roles: 100,
  ...changes,
});

test('by one release alone only a demand flag tells, and it tells no change', () => {
  expect(skillTrend(history({ before: null, firstRelease: true }))).toBeNull();
  for (const flag of [{ hot: true }, { inDemand: true }]) {
    expect(skillTrend(history({ before: null, firstRelease: true, now: { ...plain, ...flag } }))).toBe(
      'STABLE',
    );
  }
});

test('what a release adds, flags or asks for more is emerging; what it retires, no longer flags or asks for less is fading', () => {
  const hot = { ...plain, hot: true };
  expect(skillTrend(history({}))).toBe('STABLE');
  expect(skillTrend(history({ before: null }))).toBe('EMERGING');
  expect(skillTrend(history({ retired: true }))).toBe('FADING');
  expect(skillTrend(history({ retired: true, firstRelease: true, before: null }))).toBe('FADING');
  expect(skillTrend(history({ now: hot }))).toBe('EMERGING');
  expect(skillTrend(history({ before: hot }))).toBe('FADING');
  // One flag gained and the other lost cancel out, so the roles decide.
  expect(skillTrend(history({ before: hot, now: { ...plain, inDemand: true } }))).toBe('STABLE');
  expect(skillTrend(history({ now: { ...plain, demand: 0.125 } }))).toBe('EMERGING');
  expect(skillTrend(history({ now: { ...plain, demand: 0.12 } }))).toBe('STABLE');
  expect(skillTrend(history({ now: { ...plain, demand: 0.075 } }))).toBe('FADING');
  // A quarter more that is less than two roles is chance.
  expect(skillTrend(history({ now: { ...plain, demand: 0.15 }, roles: 30 }))).toBe('STABLE');
});

test('a trend turns round when its two releases change places', () => {
  const demand = fc.record({
    hot: fc.boolean(),
    inDemand: fc.boolean(),
    demand: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const turned = { EMERGING: 'FADING', FADING: 'EMERGING' } as const;
  fc.assert(
    fc.property(demand, demand, fc.integer({ min: 1, max: 2000 }), (before, now, roles) => {
      const there = skillTrend(history({ before, now, roles }));
      const back = skillTrend(history({ before: now, now: before, roles }));
      // A quarter of the former share is not a quarter of the latter: growing may be told where shrinking is not.
      if (there !== 'STABLE' && back !== 'STABLE') expect(back).toBe(turned[there as 'EMERGING']);
    }),
  );
});

test('four ordered levels begin where the tiers of proficiency do', () => {
  expect([1, 2, 3, 4].map((position) => orderedLevel(position, 4))).toEqual(
    ['AWARENESS', 'WORKING', 'PRACTITIONER', 'EXPERT'].map((tier) => TIER_CUTOFFS[tier as 'EXPERT']),
  );
  for (const wrong of [0, 5, 1.5]) expect(() => orderedLevel(wrong, 4)).toThrow(RangeError);
});

test('a mapping read from the other end and back is the same', () => {
  expect(inverseMatch('BROAD')).toBe('NARROW');
  for (const match of mappingMatches) expect(inverseMatch(inverseMatch(match))).toBe(match);
});
