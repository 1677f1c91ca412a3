import { assessmentOutcomes } from '../../analytics/ranking/assessment-outcomes.ts';
import {
  ASSESSMENT_TRIALS,
  type AssessableTerm,
  mostRoughValue,
  roughAssessmentValue,
} from '../../analytics/ranking/assessment-value.ts';
import { shareOfLevel } from '../../analytics/ranking/score.ts';
import { UNSEEN_MEAN, UNSEEN_TRIALS } from '../../analytics/ranking/unseen-skills.ts';
import type { Id } from '../../domain/ids.ts';
import { inOrder } from '../../domain/slices.ts';
import type { RoleFitting } from '../../talent-index/rank/person-in-roles.ts';
import { type Assessable, AssessedPerson, type RankedBy } from './assessed-person.ts';

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

/** How many are valued exactly. */
const VALUED = 12;
/** Of 50 people by 15 requirements: a millisecond or two. */
const TERMS_A_SLICE = 50 * 15;

/**
 * In slices, a list may hold a thousand people, and a target fifty roles.
 * @param listed who is on the list, best first
 * @param next those that come after, best first
 * @returns null where nobody is left to change places with, or no outcome of one assessment would do it
 */
export function* tellingAssessment(
  by: RankedBy,
  listed: readonly Assessable[],
  next: readonly Assessable[],
): Generator<void, TellingAssessment | null> {
  const last = listed.at(-1)?.ranked.score;
  const first = next[0]?.ranked.score;
  if (last === undefined || first === undefined) return null;
  const people = [
    ...listed.map((one) => new AssessedPerson(by, one, 'DOWN', first)),
    ...next.map((one) => new AssessedPerson(by, one, 'UP', last)),
  ];
  const asked: Asked[] = [];
  let looked = 0;
  for (const one of people) {
    asked.push(...assessable(one, one.own));
    looked += one.own.terms.length;
    if (looked < TERMS_A_SLICE) continue;
    looked = 0;
    yield;
  }
  const valued = new MostTelling();
  yield* valued.offer(asked);
  if (by.roles.length > 1) yield* offerByOtherRoles(people.slice(listed.length), valued);
  let best: TellingAssessment | null = null;
  let most = 0;
  for (const { term, ...told } of valued.telling) {
    const { person } = told.whose;
    const { distribution } = term;
    const settled = told.fitting.term(told.requirement).evidence?.achieved ?? false;
    const outcomes = assessmentOutcomes(distribution, settled);
    const { worth, served } = yield* told.whose.value(told, distribution, outcomes);
    if (!(worth.gain > most) || !(served.gain > 0)) continue;
    most = worth.gain;
    const { skillId } = told;
    best = { personId: by.index.people.ids.at(person), skillId, ...served, trials: ASSESSMENT_TRIALS };
  }
  return best;
}

interface Asked {
  readonly whose: AssessedPerson;
  readonly fitting: RoleFitting;
  readonly requirement: number;
  readonly skillId: Id;
  /** No rough value is above it. */
  readonly most: number;
  readonly term: () => AssessableTerm;
}

interface Telling extends Omit<Asked, 'most' | 'term'> {
  readonly term: AssessableTerm;
  readonly rough: number;
  /** Among those that were asked about: of equal values the first comes first. */
  readonly place: number;
}

/** Those of the highest rough value, the highest first, each skill of each person once. */
class MostTelling {
  readonly telling: Telling[] = [];
  #offered = 0;

  /** Nothing below it is among them. */
  get least(): number {
    return this.telling.length < VALUED ? Number.NEGATIVE_INFINITY : this.telling.at(-1)!.rough;
  }

  /** Where a bound says that something is not among them, its value is not computed. */
  *offer(asked: readonly Asked[]): Generator<void, void> {
    const order = yield* inOrder(asked.keys(), (a, b) => asked[b]!.most - asked[a]!.most || a - b);
    for (const [tried, at] of order.entries()) {
      if (tried % TERMS_A_SLICE === TERMS_A_SLICE - 1) yield;
      const { most, ...one } = asked[at]!;
      if (most < this.least) break;
      const term = one.term();
      let rough = roughAssessmentValue(term, one.whose.marginIn(one.fitting));
      if (rough < this.least) continue;
      if (one.whose.direction === 'DOWN')
        rough = Math.min(rough, yield* one.whose.roughlyBesides(one.skillId));
      this.#take({ ...one, term, rough, place: this.#offered + at });
    }
    this.#offered += asked.length;
  }

  #take(one: Telling): void {
    const { telling } = this;
    const known = telling.findIndex(({ whose, skillId }) => whose === one.whose && skillId === one.skillId);
    if (known >= 0) {
      if (telling[known]!.rough >= one.rough) return;
      telling.splice(known, 1);
    }
    const after = telling.findIndex(
      ({ rough, place }) => rough < one.rough || (rough === one.rough && place > one.place),
    );
    telling.splice(after < 0 ? telling.length : after, 0, one);
    if (telling.length > VALUED) telling.pop();
  }
}

/** Of whom a skill can lift by a role that does not fit best: only roles are scored that may come near enough. */
function* offerByOtherRoles(people: readonly AssessedPerson[], valued: MostTelling): Generator<void, void> {
  for (const one of people) {
    yield;
    for (const fitting of one.others) {
      if (mostOfAnySkill(one, fitting) < valued.least) continue;
      if (fitting.score()) yield;
      if (mostOfAnySkill(one, fitting) < valued.least) continue;
      yield* valued.offer(assessable(one, fitting));
    }
  }
}

/** No skill of the role has a rough value above it: no share of a level varies by more than one that is 0 or 1. */
function mostOfAnySkill(one: AssessedPerson, fitting: RoleFitting): number {
  const { requirements, totalImportance } = fitting.role;
  const weight = Math.max(...requirements.map(({ importance }) => importance)) / totalImportance;
  const distance = Math.max(0, one.marginIn(fitting).distance);
  return mostRoughValue({ weight, level: 1, distribution: EITHER }, { direction: one.direction, distance });
}

/** As open as can be whether somebody can do a skill. */
const EITHER = { alpha: 1e9, beta: 1e-9, probability: 0.5 };

function assessable(whose: AssessedPerson, fitting: RoleFitting): Asked[] {
  const { role, terms, most: score } = fitting;
  const unshown = terms.reduce(
    (sum, { evidence, requirement }) => (evidence === null ? sum + requirement.importance : sum),
    0,
  );
  const margin = whose.marginIn(fitting);
  const { direction, distance } = margin;
  return terms.flatMap(({ requirement: { importance, level, skillId }, ...known }, requirement) => {
    const { evidence, contribution, variance } = known;
    // A served score falls by no more than the term adds to it: what adds less than the distance lets nobody fall so far.
    if (direction === 'DOWN' && !(contribution > distance)) return [];
    const weight = importance / role.totalImportance;
    const asked = { whose, fitting, requirement, skillId };
    if (evidence !== null) {
      const { distribution } = evidence.latent;
      const shareVariance = variance / weight ** 2;
      const term = { weight, level, distribution, shareVariance };
      return [{ ...asked, most: Infinity, term: () => term }];
    }
    const distribution = neverShown((score * role.totalImportance) / unshown, level);
    const most = mostRoughValue({ weight, level, distribution }, margin);
    // Whoever was looked at scores something where a score counts nothing of whom nobody saw. That is no merit: which
    // assessment is told hangs on how far outcomes lie from what is believed before, and not from the nothing served.
    const term = () => {
      const { variance: shareVariance } = shareOfLevel(distribution, level);
      return { weight, level, distribution, shareVariance };
    };
    return [{ ...asked, most, term }];
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
