import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awardSeries } from '../../../../src/analytics/carry-over/awarded-proficiency.ts';
import { whereTakenUp } from '../../../../src/analytics/carry-over/inferred-proficiency.ts';
import { uncalibrated } from '../../../../src/analytics/carry-over/parameters.ts';
import { latentDistribution, probabilityAtLeast } from '../../../../src/analytics/decay/model/curve.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { type LatentProficiency, shareOfLevel } from '../../../../src/analytics/ranking/score.ts';
import { DAY } from '../../../../src/domain/clock.ts';

import {
  countedAt,
  countedMean,
  countedShare,
  probabilityOfLevel,
} from '../../../../src/talent-index/rank/evidence/counted.ts';
import { rankPeople } from '../../../../src/talent-index/rank/rank-people.ts';
import {
  exactScore,
  type SkillEvidence,
  scoreTerms,
  skillEvidence,
} from '../../../../src/talent-index/rank/rescore.ts';
import { roleQuery } from '../../../../src/talent-index/rank/role-query.ts';
import { indexOf, noPause, randomOrganisation, seededRandom } from '../../random-organisation.ts';

const organisation = randomOrganisation({
  ...{ seed: 3, people: 60, skills: 6, skillsPerPerson: 5, adjacentPerSkill: 0 },
});
const { now, skillIds } = organisation;
const [shown, awarded] = skillIds as [string, string];
const { personId } = organisation.people[0]!;
const others = organisation.fitted.filter((series) => series.personId !== personId);
const carryOver = [{ fromSkillId: shown, toSkillId: awarded, strength: Math.fround(0.8) }];

/** Of somebody who was seen in one skill, who may hold an award of another that it leads to. */
async function holder(initial: number, award: { readonly years: number; readonly validated: number } | null) {
  const fitted: (typeof others)[number][] = [
    ...others,
    {
      ...{ personId, skillId: shown, initial: Math.fround(initial), halfLifeDays: 2_000 },
      ...{ abilityVariance: Math.fround(0.1), logHalfLifeVariance: Math.fround(0.1), covariance: 0 },
      ...{ lastReinforcedAt: now - 30 * DAY, lastAt: now - 30 * DAY, observations: 8, achieved: 1 },
    },
  ];
  if (award !== null) {
    const described = { skillId: awarded, taskClass: 'MIXED', validated: award.validated } as const;
    const series = awardSeries(uncalibrated(PRIOR), described, now - award.years * 365 * DAY);
    fitted.push({ personId, skillId: awarded, ...series });
  }
  const index = await indexOf({ ...organisation, fitted, carryOver });
  const person = index.people.ids.numberOf(personId)!;
  const evidence = skillEvidence(index, person, index.skills.numberOf.get(awarded)!, now)!;
  return { index, person, evidence };
}

const levels = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1];
const mean = fc.double({ min: 0.05, max: 0.97, noNaN: true });
const award = fc.record({
  years: fc.integer({ min: 0, max: 14 }),
  validated: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
});

test('a better adjacent skill takes nothing away of what is counted beside an award, nor does the award, at any level', async () => {
  await fc.assert(
    fc.asyncProperty(mean, mean, award, async (one, other, given) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const worse = (await holder(low, given)).evidence;
      const better = (await holder(high, given)).evidence;
      const without = (await holder(high, null)).evidence;
      expect(countedMean(better)).toBeGreaterThanOrEqual(countedMean(worse));
      for (const level of levels) {
        const share = countedShare(better, level);
        expect(share).toBeGreaterThanOrEqual(countedShare(worse, level) - 1e-9);
        expect(share).toBeGreaterThanOrEqual(countedShare(without, level));
        // What the index bounds it by.
        expect(share).toBeLessThanOrEqual(Math.min(1, countedMean(better) / level) + 1e-9);
        const reached = probabilityOfLevel(better, level);
        expect(reached).toBeGreaterThanOrEqual(probabilityOfLevel(worse, level) - 1e-9);
        expect(reached).toBeGreaterThanOrEqual(probabilityAtLeast(without.latent.distribution, level));
      }
    }),
    { numRuns: 60 },
  );
});

test('the score of somebody with an old award never falls when the adjacent skill rises, and says which of them it counts', async () => {
  const reasons = new Set<number>();
  let last = 0;
  for (let initial = 0.1; initial < 0.99; initial += 0.04) {
    const { index, person } = await holder(initial, { years: 8, validated: 0.5 });
    const role = roleQuery(index, 'role:x', [
      { skillId: shown, importance: 0.3, level: 0.9 },
      { skillId: awarded, importance: 1, level: 0.7 },
    ])!;
    const score = exactScore(index, role, person, now);
    expect(score).toBeGreaterThan(last);
    last = score;
    const terms = scoreTerms(index, role, person, now);
    expect(terms.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
    const { evidence, requirement, contribution, variance } = terms.find(
      (term) => term.requirement.skillId === awarded,
    )!;
    const { mean: share, variance: spread } = shareOfLevel(evidence!.latent.distribution, requirement.level);
    const weight = requirement.importance / role.totalImportance;
    expect(contribution).toBeCloseTo(weight * share, 12);
    expect(variance).toBeCloseTo(weight ** 2 * spread, 12);
    expect(evidence!.given).toEqual(skillEvidence(index, person, requirement.skill, now)!.given);
    reasons.add(evidence!.via);
    if (evidence!.via >= 0) expect(index.skills.ids[evidence!.via]).toBe(shown);
  }
  // The award while the adjacent skill says less, then that.
  expect(reasons.size).toBe(2);
});

test('whoever holds awards is ranked as scoring everybody does, by one role and by the best of several', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 17, people: 2_000, skills: 30, skillsPerPerson: 6, adjacentPerSkill: 4 },
  });
  const random = seededRandom(29);
  const shownBy = Map.groupBy(organisation.fitted, ({ personId: id }) => id);
  const fitted = [...organisation.fitted];
  for (const [id, series] of shownBy) {
    const held = new Set(series.map(({ skillId }) => skillId));
    for (const skillId of organisation.skillIds.filter((skill) => !held.has(skill) && random() < 0.1)) {
      const described = { skillId, taskClass: 'MIXED', validated: 0.2 + 0.6 * random() } as const;
      const at = organisation.now - Math.floor(random() * 4_000) * DAY;
      fitted.push({ personId: id, skillId, ...awardSeries(uncalibrated(PRIOR), described, at) });
    }
  }
  const index = await indexOf({ ...organisation, fitted });
  const roles = [0, 1, 2].map(
    (n) =>
      roleQuery(
        index,
        `role:${n}`,
        organisation.skillIds
          .filter((_, skill) => skill % 3 === n)
          .map((skillId) => ({ skillId, importance: Math.fround(random()), level: 0.05 + 0.9 * random() })),
      )!,
  );
  const eligible = new Uint8Array(index.people.count).fill(1);
  let beside = 0;
  for (const asked of [roles.slice(0, 1), roles]) {
    const request = { roles: asked, asOf: organisation.now, size: 60, eligible, seed: '7' };
    const { entries } = await rankPeople(index, request, noPause);
    const scores = Array.from(eligible, (_, person) =>
      Math.max(...asked.map((role) => exactScore(index, role, person, organisation.now))),
    );
    expect(entries.map(({ score }) => score)).toEqual(scores.toSorted((a, b) => b - a).slice(0, 60));
    for (const { person, role, score } of entries) {
      expect(score).toBe(scores[person]);
      for (const { skill } of role.requirements)
        if (skillEvidence(index, person, skill, organisation.now)?.beside) beside++;
    }
  }
  expect(beside).toBeGreaterThan(20);
});

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const latent = fc
  .record({
    mean: fc.double({ min: 1e-7, max: 0.999, noNaN: true }),
    spread: fc.double({ min: 1e-3, max: 0.45, noNaN: true }),
  })
  .map(({ mean, spread }) => {
    const variance = spread * mean * (1 - mean);
    return { mean, variance, distribution: latentDistribution(mean, variance) };
  });

test('the greater of the two is counted, with its own moments, whether or not both are looked at', () => {
  fc.assert(
    fc.property(
      latent,
      latent,
      unit,
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      (own, other, taken, level) => {
        const of = (known: LatentProficiency, beside: SkillEvidence | null): SkillEvidence => ({
          ...{
            latent: known,
            given: known,
            basis: 'INFERRED',
            via: -1,
            observations: 0,
            achieved: false,
            beside,
          },
        });
        const adjacent = of(whereTakenUp(other, taken), null);
        const award = of(own, adjacent);
        const { counted, share } = countedAt(award, level);
        expect(share).toEqual(shareOfLevel(counted.latent.distribution, level));
        expect(share.mean).toBe(countedShare(award, level));
        expect([award, adjacent]).toContain(counted);
      },
    ),
  );
});
