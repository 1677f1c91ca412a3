import {
  ASSESSMENT_TRIALS,
  type AssessableTerm,
  assessmentValue,
  type Margin,
  roughAssessmentValue,
} from '../../analytics/ranking/assessment-value.ts';
import { shareOfLevel } from '../../analytics/ranking/score.ts';
import { UNSEEN_MEAN, UNSEEN_TRIALS } from '../../analytics/ranking/unseen-skills.ts';
import type { Id } from '../../domain/ids.ts';
import type { RankedPerson } from '../../talent-index/rank/rank-people.ts';
import type { ScoreTerm } from '../../talent-index/rank/rescore.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';

/** The one assessment that is expected to change a list most. */
export interface TellingAssessment {
  readonly personId: Id;
  readonly skillId: Id;
  /** By how much the summed scores of those listed, as they are served, are expected to rise. */
  readonly gain: number;
  /** The probability that somebody else is listed afterwards. */
  readonly changes: number;
  /** Trials of the assessment that is supposed. */
  readonly trials: number;
}

export interface Assessable {
  readonly ranked: RankedPerson;
  readonly terms: readonly ScoreTerm[];
}

/** How many are valued exactly. */
const VALUED = 12;

/**
 * @param listed who is on the list, best first
 * @param next those that come after, best first
 * @returns null where nobody is left to change places with, or no outcome of one assessment would do it
 */
export function tellingAssessment(
  index: TalentIndex,
  listed: readonly Assessable[],
  next: readonly Assessable[],
): TellingAssessment | null {
  const last = listed.at(-1)?.ranked.score;
  const first = next[0]?.ranked.score;
  if (last === undefined || first === undefined) return null;
  const rough = [
    ...listed.flatMap((one) => assessable(one, { direction: 'DOWN', distance: one.ranked.score - first })),
    ...next.flatMap((one) => assessable(one, { direction: 'UP', distance: last - one.ranked.score })),
  ];
  rough.sort((a, b) => b.rough - a.rough);
  let best: TellingAssessment | null = null;
  let most = 0;
  for (const { person, skillId, term, served, margin } of rough.slice(0, VALUED)) {
    const { gain: worth } = assessmentValue(term, margin);
    if (!(worth > most)) continue;
    const { gain, changes } = assessmentValue({ ...term, expected: served }, margin);
    if (!(gain > 0)) continue;
    most = worth;
    best = { personId: index.people.ids.at(person), skillId, gain, changes, trials: ASSESSMENT_TRIALS };
  }
  return best;
}

function assessable({ ranked: { person, role, score }, terms }: Assessable, margin: Margin) {
  const unshown = terms.reduce(
    (sum, { evidence, requirement }) => (evidence === null ? sum + requirement.importance : sum),
    0,
  );
  // A served score falls by no more than the term adds to it: what adds less than the distance lets nobody fall so far.
  const { direction, distance } = margin;
  const telling = terms.filter(({ contribution }) => direction === 'UP' || contribution > distance);
  return telling.map(({ requirement, evidence, contribution, variance }) => {
    const weight = requirement.importance / role.totalImportance;
    const { level } = requirement;
    const distribution =
      evidence?.latent.distribution ?? neverShown((score * role.totalImportance) / unshown, level);
    // Whoever was looked at scores something where a score counts nothing of whom nobody saw. That is no merit: which
    // assessment is told hangs on how far outcomes lie from what is believed before, and not from the nothing served.
    const believed = evidence === null ? shareOfLevel(distribution, level) : null;
    const term: AssessableTerm = {
      weight,
      level,
      distribution,
      shareVariance: believed?.variance ?? variance / weight ** 2,
      expected: believed === null ? contribution : weight * believed.mean,
    };
    const rough = roughAssessmentValue(term, margin);
    return { person, skillId: requirement.skillId, term, served: contribution, margin, rough };
  });
}

/**
 * What is believed of a skill that nobody has seen and nothing leads to, as the interval of a score believes it: all of
 * them together add so much of what was shown (`withUnseen`), with the weight of a few trials.
 * @param shownPerUnshown score·Σ importance / Σ importance of such skills
 */
function neverShown(shownPerUnshown: number, level: number) {
  const mean = Math.min(0.5, Math.max(0.01, UNSEEN_MEAN * shownPerUnshown)) * level;
  return { alpha: mean * UNSEEN_TRIALS, beta: (1 - mean) * UNSEEN_TRIALS };
}
