import { expect, test } from 'vitest';
import { expectedShareOfLevel } from '../../../../src/analytics/decay/model/curve.ts';
import { ASSESSMENT_TRIALS } from '../../../../src/analytics/ranking/assessment-value.ts';
import { UNSEEN_MEAN, UNSEEN_TRIALS } from '../../../../src/analytics/ranking/unseen-skills.ts';
import { atOnce } from '../../../../src/domain/slices.ts';
import type { Assessable } from '../../../../src/services/shortlists/assessed-person.ts';
import { tellingAssessment } from '../../../../src/services/shortlists/telling-assessment.ts';
import type { ScoreTerm } from '../../../../src/talent-index/rank/rescore.ts';
import type { RoleQuery } from '../../../../src/talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../../../src/talent-index/talent-index.ts';

const LEVEL = 0.6;
const TOTAL = 2;
const index = { people: { ids: { at: (person: number) => `person:${person}` } } } as unknown as TalentIndex;
const role = { totalImportance: TOTAL } as RoleQuery;
const by = { index, roles: [role], asOf: 0 };

const tellingOf = (listed: readonly Assessable[], next: readonly Assessable[]) =>
  atOnce(tellingAssessment(by, listed, next));

/** Somebody who showed in one skill about what makes this score, as surely as `trials` say, and nothing in the other. */
function shownInOne(person: number, about: number, trials: number): Assessable {
  const requirement = (skill: string) => ({
    skillId: `skill:${skill}`,
    skill: 0,
    importance: 1,
    level: LEVEL,
  });
  const mean = about * TOTAL * LEVEL;
  const distribution = { alpha: mean * trials, beta: (1 - mean) * trials };
  const score = expectedShareOfLevel(distribution, LEVEL) / TOTAL;
  const shown = { requirement: requirement('shown'), evidence: { achieved: true, latent: { distribution } } };
  const unseen = { requirement: requirement('unseen'), evidence: null, contribution: 0, variance: 0 };
  return {
    ranked: { person, role, score } as Assessable['ranked'],
    terms: [{ ...shown, contribution: score, variance: 0 }, unseen] as unknown as ScoreTerm[],
  };
}

/** By the definition: every outcome, how likely it is, and the score that would be served after it. */
function byOutcomes(score: number, last: number) {
  const mean = Math.min(0.5, Math.max(0.01, UNSEEN_MEAN * score * TOTAL)) * LEVEL;
  const [alpha, beta] = [mean * UNSEEN_TRIALS, (1 - mean) * UNSEEN_TRIALS];
  const n = ASSESSMENT_TRIALS;
  const outcomes = { gain: 0, changes: 0 };
  for (let passed = 0; passed <= n; passed++) {
    let probability = 1;
    for (let i = 0; i < passed; i++) probability *= ((n - i) * (alpha + i)) / (passed - i);
    for (let i = 0; i < n - passed; i++) probability *= beta + i;
    for (let i = 0; i < n; i++) probability /= alpha + beta + i;
    const after = { alpha: alpha + passed, beta: beta + n - passed };
    // Nothing is counted of a skill in which nothing was achieved.
    const served = score + (passed === 0 ? 0 : expectedShareOfLevel(after, LEVEL) / TOTAL);
    if (served <= last) continue;
    outcomes.gain += probability * (served - last);
    outcomes.changes += probability;
  }
  return outcomes;
}

test('of a skill that nobody saw it tells what the scores that are served would do', () => {
  const told = tellingOf([shownInOne(1, 0.45, 1e6)], [shownInOne(2, 0.4, 1e6)])!;
  expect(told).toMatchObject({ personId: 'person:2', skillId: 'skill:unseen' });
  const { gain, changes } = byOutcomes(0.4, 0.45);
  expect(told.gain).toBeCloseTo(gain, 10);
  expect(told.changes).toBeCloseTo(changes, 10);
  expect(told.changes).toBeGreaterThan(0.01);
});

test('nobody falls off a list by what adds nothing to the score', () => {
  const next = { ...shownInOne(2, 0.4, 1e9), terms: shownInOne(2, 0.4, 1e9).terms.slice(0, 1) };
  const told = tellingOf([shownInOne(1, 0.45, 2)], [next]);
  expect(told).toMatchObject({ personId: 'person:1', skillId: 'skill:shown' });
  expect(tellingOf([shownInOne(1, 0.41, 1e9)], [next])).toBeNull();
});

test('being looked at is no merit: told is the skill whose outcomes lie furthest from what is believed', () => {
  // Measured from what is served, the outcomes in the other skill would be worth more: .029 beside .024.
  const next = shownInOne(2, 0.44, 8);
  const told = tellingOf([shownInOne(1, next.ranked.score + 0.01, 1e9)], [next])!;
  expect(told).toMatchObject({ personId: 'person:2', skillId: 'skill:shown' });
});

test('a list of a thousand people is looked at in slices, none of them longer than those of a short one', () => {
  /** How often a skill of somebody is looked at in the longest slice. */
  const longest = (people: number) => {
    let looks = 0;
    const watched = (person: number, about: number): Assessable => {
      const { ranked, terms } = shownInOne(person, about, 5 + (person % 40));
      const watch = (term: ScoreTerm): ScoreTerm => ({
        ...term,
        get contribution() {
          looks++;
          return term.contribution;
        },
      });
      return { ranked, terms: Array.from({ length: 15 }, (_, i) => watch(terms[i % 2]!)) };
    };
    const listed = Array.from({ length: people }, (_, i) => watched(i, 0.45 - i / (20 * people)));
    const next = Array.from({ length: people }, (_, i) => watched(people + i, 0.4 - i / (20 * people)));
    const slices = tellingAssessment(by, listed, next);
    for (let most = 0; ; ) {
      const before = looks;
      const { done } = slices.next();
      most = Math.max(most, looks - before);
      if (done) return most;
    }
  };
  expect(longest(1_000)).toBeLessThanOrEqual(longest(100));
});
