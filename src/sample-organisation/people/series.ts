import { DAY } from '../../domain/clock.ts';
import type { RandomStream } from '../random.ts';
import type { World } from '../world.ts';
import { type Evaluators, leniencyAt } from './evaluators.ts';
import { type ForgettingCurve, logistic, logit, Timeline } from './forgetting.ts';

export type EvidenceKind = 'ASSESSMENT' | 'DELIVERY' | 'SIMULATION' | 'PEER_REVIEW';

/** An assessment whose score is at least this is passed, and reinforces. */
export const PASS_MARK = 0.6;

export interface Evidence {
  readonly at: number;
  readonly kind: EvidenceKind;
  readonly score: number;
  readonly trials: number | null;
  readonly evaluator: number | null;
  /** Key of the assignment during which it happened. */
  readonly assignment: string | null;
  readonly hasArtifact: boolean;
  readonly recordedAt: number;
  readonly withdrawnAt: number | null;
  /** True proficiency just before it, and the probability of a passed trial or the median rubric score. */
  readonly proficiency: number;
  readonly expected: number;
}

export interface SeriesInput {
  readonly person: number;
  readonly curve: ForgettingCurve;
  /** On the logit scale, when learnt. */
  readonly ability: number;
  /** When it comes into use; an earlier award is when it was learnt. */
  readonly learntAt: number;
  /** Evidence can only be of this time, and only earlier than `until`. */
  readonly watchedFrom: number;
  readonly until: number;
  /** Mean days between pieces of evidence; null: nobody ever looks. */
  readonly gapDays: number | null;
  /** Added to the logit of every rubric score of this person: 0 but in a biased organisation. */
  readonly rubricShift: number;
  /** Credentials gained, in order of time: each raises ability by its effect and reinforces. */
  readonly awards: readonly { readonly at: number; readonly effect: number }[];
  /** Null: deliveries are not tied to assignments. */
  readonly assignments:
    | readonly { readonly key: string; readonly from: number; readonly until: number }[]
    | null;
}

/** Shape of the gamma gaps between pieces of evidence: below 1, so they come in bursts. */
const GAP_SHAPE = 0.7;
const FIRST_GAP_DAYS = 20;

/** One person × skill through time: what happened, what was seen of it, and what was true. */
export function simulateSeries(
  input: SeriesInput,
  world: World,
  draws: RandomStream,
  evaluators: Evaluators,
): { timeline: Timeline; evidence: Evidence[] } {
  const timeline = new Timeline(input.curve);
  const evidence: Evidence[] = [];
  let ability = input.ability;
  let reinforcements = 0;
  let award = 0;
  const [first] = input.awards;
  // Whoever earned a credential earlier learnt the skill then, and takes it up again when it comes into use here.
  if (first && first.at < input.learntAt) timeline.add({ at: first.at, ability, reinforces: true });
  while (award < input.awards.length && input.awards[award]!.at < input.learntAt) earn();
  timeline.add({ at: input.learntAt, ability, reinforces: true });

  const stepAt = draws.chance(world.stepShare) ? draws.between(input.watchedFrom, input.until) : Infinity;
  let step = stepAt;
  const practiceGap = world.unrecordedPracticeRate > 0 ? 365.25 / world.unrecordedPracticeRate : Infinity;
  let practice = practiceGap < Infinity ? input.learntAt + draws.exponential(practiceGap) * DAY : Infinity;
  // Informative worlds look twice as often and keep what looks weak or strong.
  const gapDays = input.gapDays === null ? Infinity : world.informative ? input.gapDays / 2 : input.gapDays;
  let look =
    gapDays < Infinity
      ? workingTime(draws, input.watchedFrom + draws.exponential(FIRST_GAP_DAYS) * DAY)
      : Infinity;

  for (;;) {
    const awardAt = award < input.awards.length ? input.awards[award]!.at : Infinity;
    const at = Math.min(step, practice, look, awardAt);
    if (at >= input.until) break;
    if (at === awardAt) {
      earn();
    } else if (at === step) {
      ability += draws.normal(0, world.stepSD);
      timeline.add({ at, ability, reinforces: false });
      step = Infinity;
    } else if (at === practice) {
      reinforce(at);
      practice = at + draws.exponential(practiceGap) * DAY;
    } else {
      observe(at);
      look = workingTime(draws, at + (0.25 + draws.gamma(GAP_SHAPE, gapDays)) * DAY);
    }
  }
  return { timeline, evidence };

  function earn(): void {
    const { at, effect } = input.awards[award++]!;
    ability += effect;
    reinforce(at);
  }

  function reinforce(at: number): void {
    reinforcements++;
    ability += world.growth / reinforcements;
    timeline.add({ at, ability, reinforces: true });
  }

  function observe(at: number): void {
    const proficiency = timeline.proficiencyAt(at);
    if (world.informative && !draws.chance(proficiency < 0.45 ? 0.9 : proficiency > 0.7 ? 0.65 : 0.1)) return;
    const assignment = input.assignments?.find(({ from, until }) => from <= at && at < until) ?? null;
    const kind = drawKind(draws, input.assignments === null || assignment !== null);
    const seen = grade(kind, proficiency, at);
    const withdrawn = draws.chance(0.004);
    const lag = draws.chance(0.03) ? draws.between(20, 90) : draws.gamma(1, 1.5);
    const recordedAt = Math.min(at + lag * DAY, input.until);
    evidence.push({
      at,
      kind,
      ...seen,
      // A withdrawn piece was somebody else's or a mistake: its score says nothing.
      score: withdrawn ? draws.index(21) / 20 : seen.score,
      trials: withdrawn ? null : seen.trials,
      assignment: kind === 'DELIVERY' ? (assignment?.key ?? null) : null,
      hasArtifact: kind === 'DELIVERY' && draws.chance(0.15),
      recordedAt,
      withdrawnAt: withdrawn ? Math.min(recordedAt + draws.between(1, 40) * DAY, input.until) : null,
      proficiency,
    });
    if (withdrawn) return;
    if (kind === 'DELIVERY' || (kind === 'ASSESSMENT' && seen.score >= PASS_MARK)) reinforce(at);
  }

  function grade(kind: EvidenceKind, proficiency: number, at: number): Graded {
    if (kind === 'ASSESSMENT') return gradeTrials(proficiency, draws.pick(ASSESSMENT_LENGTHS));
    if (kind === 'SIMULATION') return gradeTrials(proficiency, 4 + draws.index(5));
    if (kind === 'DELIVERY' && draws.chance(0.35)) return gradeTrials(proficiency, 3 + draws.index(8));
    const evaluator = evaluators.draw(draws, input.person, at);
    const centre = logit(proficiency) + input.rubricShift + (evaluator ? leniencyAt(evaluator, at) : 0);
    const noise = kind === 'DELIVERY' ? world.deliveryNoise : world.peerReviewNoise;
    const rubric = logistic(
      centre +
        (world.tailDegrees < Infinity ? draws.studentT(world.tailDegrees, noise) : draws.normal(0, noise)),
    );
    return {
      score: Math.round(rubric * 20) / 20,
      trials: null,
      evaluator: evaluator?.number ?? null,
      expected: logistic(centre),
    };
  }

  function gradeTrials(proficiency: number, trials: number): Graded {
    const precision = world.trialPrecision;
    const chance =
      precision < Infinity ? draws.beta(proficiency * precision, (1 - proficiency) * precision) : proficiency;
    const passed = draws.binomial(trials, chance);
    return {
      score: Math.round((passed / trials) * 1e12) / 1e12,
      trials,
      evaluator: null,
      expected: proficiency,
    };
  }
}

type Graded = Pick<Evidence, 'score' | 'trials' | 'evaluator' | 'expected'>;

const ASSESSMENT_LENGTHS = [5, 8, 10, 10, 12, 20];

function drawKind(draws: RandomStream, onAssignment: boolean): EvidenceKind {
  const at = draws.uniform();
  if (onAssignment) {
    return at < 0.35 ? 'DELIVERY' : at < 0.7 ? 'ASSESSMENT' : at < 0.9 ? 'PEER_REVIEW' : 'SIMULATION';
  }
  return at < 0.6 ? 'ASSESSMENT' : at < 0.8 ? 'PEER_REVIEW' : 'SIMULATION';
}

const MINUTE = 60_000;

/** That day between 08:00 and 18:00 UTC, on a whole minute; the next working hour where that has passed. */
function workingTime(draws: RandomStream, at: number): number {
  const day = Math.floor(at / DAY) * DAY;
  const time = day + Math.floor(draws.between(8 * 60, 18 * 60)) * MINUTE;
  return time >= at ? time : time + DAY;
}
