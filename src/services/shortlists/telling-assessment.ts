import {
  ASSESSMENT_TRIALS,
  type AssessableTerm,
  assessmentValues,
  type Margin,
  mostRoughValue,
  roughAssessmentValue,
} from '../../analytics/ranking/assessment-value.ts';
import { shareOfLevel } from '../../analytics/ranking/score.ts';
import { UNSEEN_MEAN, UNSEEN_TRIALS } from '../../analytics/ranking/unseen-skills.ts';
import type { Id } from '../../domain/ids.ts';
import { inOrder } from '../../domain/slices.ts';
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
/** Of 50 people by 15 requirements: a millisecond or two. */
const TERMS_A_SLICE = 50 * 15;

/**
 * In slices, a list may hold a thousand people.
 * @param listed who is on the list, best first
 * @param next those that come after, best first
 * @returns null where nobody is left to change places with, or no outcome of one assessment would do it
 */
export function* tellingAssessment(
  index: TalentIndex,
  listed: readonly Assessable[],
  next: readonly Assessable[],
): Generator<void, TellingAssessment | null> {
  const last = listed.at(-1)?.ranked.score;
  const first = next[0]?.ranked.score;
  if (last === undefined || first === undefined) return null;
  const asked: Asked[] = [];
  let looked = 0;
  for (const [place, one] of [...listed, ...next].entries()) {
    const { score } = one.ranked;
    const isListed = place < listed.length;
    asked.push(
      ...assessable(one, {
        direction: isListed ? 'DOWN' : 'UP',
        distance: isListed ? score - first : last - score,
      }),
    );
    looked += one.terms.length;
    if (looked < TERMS_A_SLICE) continue;
    looked = 0;
    yield;
  }
  let best: TellingAssessment | null = null;
  let most = 0;
  for (const { person, skillId, term, served, margin } of yield* mostTelling(asked)) {
    const [{ gain: worth }, { gain, changes }] = assessmentValues(term, margin, [term.expected, served]);
    if (!(worth > most) || !(gain > 0)) continue;
    most = worth;
    best = { personId: index.people.ids.at(person), skillId, gain, changes, trials: ASSESSMENT_TRIALS };
  }
  return best;
}

interface Asked {
  readonly person: number;
  readonly skillId: Id;
  readonly margin: Margin;
  /** What the score counts of it. */
  readonly served: number;
  /** No rough value is above it. */
  readonly most: number;
  readonly term: () => AssessableTerm;
}

/** Those of the highest rough value, the highest first: where a bound says that it is not among them, none is computed. */
function* mostTelling(asked: readonly Asked[]): Generator<void, readonly Telling[]> {
  const order = yield* inOrder(asked.keys(), (a, b) => asked[b]!.most - asked[a]!.most || a - b);
  const valued: Telling[] = [];
  for (const [tried, place] of order.entries()) {
    if (tried % TERMS_A_SLICE === TERMS_A_SLICE - 1) yield;
    const { most, ...one } = asked[place]!;
    const least = valued.length < VALUED ? Number.NEGATIVE_INFINITY : valued.at(-1)!.rough;
    if (most < least) break;
    const term = one.term();
    const rough = roughAssessmentValue(term, one.margin);
    let at = valued.length;
    while (
      at > 0 &&
      (valued[at - 1]!.rough < rough || (valued[at - 1]!.rough === rough && valued[at - 1]!.place > place))
    )
      at--;
    valued.splice(at, 0, { ...one, term, rough, place });
    if (valued.length > VALUED) valued.pop();
  }
  return valued;
}

interface Telling extends Omit<Asked, 'most' | 'term'> {
  readonly term: AssessableTerm;
  readonly rough: number;
  /** Among those that were asked about: of equal values the first comes first. */
  readonly place: number;
}

function assessable({ ranked: { person, role, score }, terms }: Assessable, margin: Margin): Asked[] {
  const unshown = terms.reduce(
    (sum, { evidence, requirement }) => (evidence === null ? sum + requirement.importance : sum),
    0,
  );
  // A served score falls by no more than the term adds to it: what adds less than the distance lets nobody fall so far.
  const { direction, distance } = margin;
  const telling = terms.filter(({ contribution }) => direction === 'UP' || contribution > distance);
  return telling.map(({ requirement, evidence, contribution, variance }) => {
    const weight = requirement.importance / role.totalImportance;
    const { level, skillId } = requirement;
    const asked = { person, skillId, margin, served: contribution };
    if (evidence !== null) {
      const { distribution } = evidence.latent;
      const term = {
        weight,
        level,
        distribution,
        shareVariance: variance / weight ** 2,
        expected: contribution,
      };
      return { ...asked, most: Infinity, term: () => term };
    }
    const distribution = neverShown((score * role.totalImportance) / unshown, level);
    const most = mostRoughValue({ weight, level, distribution }, margin);
    // Whoever was looked at scores something where a score counts nothing of whom nobody saw. That is no merit: which
    // assessment is told hangs on how far outcomes lie from what is believed before, and not from the nothing served.
    const term = () => {
      const { mean, variance: shareVariance } = shareOfLevel(distribution, level);
      return { weight, level, distribution, shareVariance, expected: weight * mean };
    };
    return { ...asked, most, term };
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
