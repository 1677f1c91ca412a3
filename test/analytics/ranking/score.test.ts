import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { regularizedIncompleteBeta } from '../../../src/analytics/decay/filter/incomplete-beta.ts';
import { expectedShareOfLevel, latentDistribution } from '../../../src/analytics/decay/model/curve.ts';
import { plugInShare, shareOfLevel, weighingRequirements } from '../../../src/analytics/ranking/score.ts';
import { scoreEstimate } from '../../../src/analytics/ranking/score-interval.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { exactScore, scoreTerms } from '../../../src/talent-index/rank/rescore.ts';
import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { indexOf, randomOrganisation, seededRandom } from '../../talent-index/random-organisation.ts';

const unit = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const inner = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const latents = fc
  .record({ mean: inner, share: fc.double({ min: 0.001, max: 0.4, noNaN: true }) })
  .map(({ mean, share }) => latentDistribution(mean, share * mean * (1 - mean)));

/** ∫ f(x) dI_x(α, β) by the trapezoidal rule over the distribution function. */
function expectation(f: (x: number) => number, { alpha, beta }: { alpha: number; beta: number }): number {
  const steps = 20_000;
  let sum = 0;
  let before = 0;
  for (let i = 1; i <= steps; i++) {
    const cumulative = regularizedIncompleteBeta(i / steps, alpha, beta);
    sum += (cumulative - before) * f((i - 0.5) / steps);
    before = cumulative;
  }
  return sum;
}

describe('how much of a level is expected to be met', () => {
  test('has the moments of min(1, θ/level)', () => {
    fc.assert(
      fc.property(latents, inner, (distribution, level) => {
        const { mean, variance } = shareOfLevel(distribution, level);
        const share = (x: number) => Math.min(1, x / level);
        const first = expectation(share, distribution);
        const second = expectation((x) => share(x) ** 2, distribution);
        expect(mean).toBeCloseTo(first, 3);
        expect(variance).toBeCloseTo(second - first * first, 3);
      }),
      { numRuns: 25 },
    );
  });

  test('never exceeds the plug-in, and rises with the mean', () => {
    fc.assert(
      fc.property(
        unit,
        unit,
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        unit,
        (a, b, concentration, level) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const at = (mean: number) =>
            expectedShareOfLevel({ alpha: mean * concentration, beta: (1 - mean) * concentration }, level);
          expect(at(low)).toBeLessThanOrEqual(plugInShare(low, level) + 1e-9);
          expect(at(low)).toBeLessThanOrEqual(at(high) + 1e-9);
        },
      ),
    );
  });
});

test('requirements of importance or level 0, or next to it, do not weigh, the rest is summed by skill id', () => {
  const requirements = [
    { skillId: 'e', importance: 1e-46, level: 0.5 },
    { skillId: 'f', importance: 0.5, level: 9e-7 },
    { skillId: 'g', importance: 1e-6, level: 1e-6 },
    { skillId: 'c', importance: 0.5, level: 0.5 },
    { skillId: 'a', importance: 0.5, level: 0.5 },
    { skillId: 'b', importance: 0, level: 0.5 },
    { skillId: 'd', importance: 0.5, level: 0 },
  ];
  expect(weighingRequirements(requirements).map(({ skillId }) => skillId)).toEqual(['a', 'c', 'g']);
});

test('a score estimate holds its value, and is wider the larger the variance', () => {
  fc.assert(
    fc.property(inner, fc.double({ min: 1e-3, max: 0.05, noNaN: true }), (value, share) => {
      const variance = share * value * (1 - value);
      const narrow = scoreEstimate(value, { mean: value, variance, skewness: 0 }, 5);
      const wide = scoreEstimate(value, { mean: value, variance: variance * 4, skewness: 0 }, 5);
      expect(narrow.low).toBeLessThanOrEqual(value);
      expect(narrow.high).toBeGreaterThanOrEqual(value);
      expect(wide.high - wide.low).toBeGreaterThanOrEqual(narrow.high - narrow.low - 1e-9);
      expect(narrow.low).toBeGreaterThanOrEqual(0);
      expect(narrow.high).toBeLessThanOrEqual(1);
    }),
  );
});

describe('the reasons of a score', () => {
  const seeds = Array.from({ length: 12 }, (_, seed) => seed);

  test.each(seeds)(
    'add up; taking one input away moves the score by its amount (organisation %i)',
    async (seed) => {
      const organisation = randomOrganisation({
        seed,
        people: 20,
        skills: 30,
        skillsPerPerson: 8,
        adjacentPerSkill: 3,
      });
      const random = seededRandom(seed + 1000);
      const requirements = organisation.skillIds
        .filter(() => random() < 0.4)
        .map((skillId) => ({ skillId, importance: random(), level: random() }));
      const index = await indexOf(organisation);
      const role = roleQuery(index, 'role:org:1', requirements)!;
      // Without adjacency, so that a series is an input of one reason only.
      const alone = await indexOf({ ...organisation, carryOver: [] });
      const aloneRole = roleQuery(alone, 'role:org:1', requirements)!;
      const asOf = organisation.now + 30 * DAY;
      let inferred = 0;
      for (let person = 0; person < 20; person++) {
        const terms = scoreTerms(index, role, person, asOf);
        const sum = terms.reduce((total, { contribution }) => total + contribution, 0);
        expect(sum).toBeCloseTo(exactScore(index, role, person, asOf), 12);
        const counted = terms.filter(({ contribution }) => contribution > 0);
        const gone = counted[Math.floor(random() * counted.length)];
        if (gone) {
          inferred += gone.evidence!.via >= 0 ? 1 : 0;
          const unknown = requirements.map((requirement) =>
            requirement.skillId === gone.requirement.skillId
              ? { ...requirement, skillId: 'skill:org:nobody-has-it' }
              : requirement,
          );
          const rest = exactScore(index, roleQuery(index, 'role:org:1', unknown)!, person, asOf);
          expect(sum - rest).toBeCloseTo(gone.contribution, 12);
        }
        const personId = index.people.ids.at(person);
        const own = scoreTerms(alone, aloneRole, person, asOf).filter(({ contribution }) => contribution > 0);
        const reason = own[Math.floor(random() * own.length)];
        if (!reason) continue;
        const without = await indexOf({
          ...organisation,
          carryOver: [],
          fitted: organisation.fitted.filter(
            (row) => row.personId !== personId || row.skillId !== reason.requirement.skillId,
          ),
        });
        const left = exactScore(without, roleQuery(without, 'role:org:1', requirements)!, person, asOf);
        expect(exactScore(alone, aloneRole, person, asOf) - left).toBeCloseTo(reason.contribution, 12);
      }
      expect(inferred).toBeGreaterThan(0);
    },
  );

  test.each(seeds)('a higher proficiency never lowers a score (organisation %i)', async (seed) => {
    const organisation = randomOrganisation({
      seed,
      people: 10,
      skills: 12,
      skillsPerPerson: 6,
      adjacentPerSkill: 2,
    });
    const requirements = organisation.skillIds.map((skillId, i) => ({
      skillId,
      importance: 0.1 + i / 20,
      level: 0.6,
    }));
    const before = await indexOf(organisation);
    const raised = await indexOf({
      ...organisation,
      fitted: organisation.fitted.map((row, i) =>
        i % 3 === seed % 3 ? { ...row, initial: Math.fround(row.initial + (1 - row.initial) / 3) } : row,
      ),
    });
    const [first, second] = [before, raised].map((index) => roleQuery(index, 'role:org:1', requirements)!);
    for (let person = 0; person < 10; person++) {
      const gain =
        exactScore(raised, second!, person, organisation.now) -
        exactScore(before, first!, person, organisation.now);
      // The posterior of a higher mean can be the wider one, which costs what Jensen says: no more than a little.
      expect(gain).toBeGreaterThan(-5e-3);
    }
  });
});
