import type { EvidenceColumns } from '../../../src/analytics/decay/model/evidence.ts';
import type { NumberedEvidence } from '../../../src/analytics/decay/model/evidence-builder.ts';
import { logit, sigmoid } from '../../../src/analytics/decay/model/observation.ts';
import { observationKinds } from '../../../src/analytics/decay/model/observation-kinds.ts';
import type { DecayShape } from '../../../src/domain/proficiency.ts';

/** What generated a series, as the generator wrote it down. */
export interface SeriesTruth {
  readonly abilityPrior: number;
  readonly medianHalfLife: number;
  readonly shape: DecayShape;
  readonly floor: number;
}

export interface BayesTruth {
  /** By series number. */
  readonly series: readonly SeriesTruth[];
  /** By evaluator number. */
  readonly leniency: readonly number[];
  readonly personVariance: number;
  readonly residualVariance: number;
  readonly logHalfLifeVariance: number;
  readonly noise: Readonly<Record<string, number>>;
}

/** Mean days from learning a skill to the first look at it: the one thing that the evidence does not tell. */
const FIRST_DAYS = 20;
const DAY = 86_400_000;

/** Nodes at even distances of a standard normal distribution, and their weights. */
export const evenGrid = (points: number, width: number) => {
  const nodes = Array.from({ length: points }, (_, i) => -width + (2 * width * i) / (points - 1));
  const density = nodes.map((z) => Math.exp((-z * z) / 2));
  const total = density.reduce((sum, value) => sum + value, 0);
  return { nodes, weights: density.map((value) => value / total) };
};
const PERSON = evenGrid(11, 2.6);
const ABILITY = evenGrid(17, 3);
const HALF_LIFE = evenGrid(9, 2.6);

/**
 * The Bayes reference: expected scores of the `held` last events under the true hyperparameters, from the posterior on
 * a grid (person effect × ability × ln half-life) over each person's earlier events. No fit can forecast better.
 */
export function bayesForecasts(
  { columns }: NumberedEvidence,
  held: ReadonlySet<number>,
  truth: BayesTruth,
): Map<number, number> {
  const forecasts = new Map<number, number>();
  for (let person = 0; person + 1 < columns.personStart.length; person++) {
    const bySeries = Map.groupBy(
      Array.from(
        { length: columns.personStart[person + 1]! - columns.personStart[person]! },
        (_, i) => columns.personStart[person]! + i,
      ),
      (event) => columns.series[event]!,
    );
    const logPerson = PERSON.weights.map(Math.log);
    const wanted: { event: number; byPerson: number[] }[] = [];
    for (const [series, events] of bySeries) {
      const last = events.at(-1)!;
      const { likelihood, forecast } = seriesGrid(columns, series, events, held.has(last), truth);
      likelihood.forEach((value, e) => {
        logPerson[e]! += Math.log(Math.max(1e-300, value));
      });
      if (held.has(last)) wanted.push({ event: last, byPerson: forecast });
    }
    const most = Math.max(...logPerson);
    const weights = logPerson.map((log) => Math.exp(log - most));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const { event, byPerson } of wanted) {
      forecasts.set(
        event,
        byPerson.reduce((sum, value, e) => sum + (weights[e]! / total) * value, 0),
      );
    }
  }
  return forecasts;
}

function seriesGrid(
  columns: EvidenceColumns,
  series: number,
  events: readonly number[],
  forecastLast: boolean,
  truth: BayesTruth,
) {
  const { abilityPrior, floor } = truth.series[series]!;
  const seen = forecastLast ? events.slice(0, -1) : events;
  const elapsed = elapsedDays(columns, events);
  const kept = HALF_LIFE.nodes.map((z) => elapsed.map((days) => keptOf(truth, series, z, days)));
  const proficiency = (learnt: number, h: number, i: number) =>
    learnt > floor ? floor + (learnt - floor) * kept[h]![i]! : learnt;
  const likelihood: number[] = [];
  const forecast: number[] = [];
  for (const e of PERSON.nodes) {
    let total = 0;
    let expected = 0;
    ABILITY.nodes.forEach((a, number) => {
      const ability =
        abilityPrior + Math.sqrt(truth.personVariance) * e + Math.sqrt(truth.residualVariance) * a;
      const learnt = sigmoid(ability);
      for (let h = 0; h < HALF_LIFE.nodes.length; h++) {
        let log = 0;
        for (let i = 0; i < seen.length; i++)
          log += logLikelihood(columns, seen[i]!, proficiency(learnt, h, i), truth);
        const weight = ABILITY.weights[number]! * HALF_LIFE.weights[h]! * Math.exp(log);
        total += weight;
        if (!forecastLast) continue;
        const last = events.length - 1;
        const lenient = leniencyOf(columns, events[last]!, truth);
        expected += weight * sigmoid(logit(proficiency(learnt, h, last)) + lenient);
      }
    });
    likelihood.push(total);
    forecast.push(expected / total);
  }
  return { likelihood, forecast };
}

/** What is left after so many days of a series whose ln half-life is `z` standard deviations from its median. */
export function keptOf(truth: BayesTruth, series: number, z: number, days: number): number {
  const { medianHalfLife, shape } = truth.series[series]!;
  const halfLife = medianHalfLife * Math.exp(Math.sqrt(truth.logHalfLifeVariance) * z);
  if (shape === Infinity) return 2 ** (-days / halfLife);
  return (1 + ((2 ** (1 / shape) - 1) * days) / halfLife) ** -shape;
}

/** Days since the last reinforcement at each event, and at a later moment where one is given. */
export function elapsedDays(columns: EvidenceColumns, events: readonly number[], later?: number): number[] {
  let reinforcedAt = columns.at[events[0]!]! - FIRST_DAYS * DAY;
  const elapsed = events.map((event) => {
    const at = columns.at[event]!;
    const days = (at - reinforcedAt) / DAY;
    if (columns.reinforces[event] === 1) reinforcedAt = at;
    return days;
  });
  return later === undefined ? elapsed : [...elapsed, (later - reinforcedAt) / DAY];
}

function leniencyOf(columns: EvidenceColumns, event: number, { leniency }: BayesTruth): number {
  const evaluator = columns.evaluator[event]!;
  return columns.trials[event]! > 0 || evaluator < 0 ? 0 : leniency[evaluator]!;
}

export function logLikelihood(
  columns: EvidenceColumns,
  event: number,
  proficiency: number,
  truth: BayesTruth,
): number {
  const score = columns.score[event]!;
  const trials = columns.trials[event]!;
  const p = Math.min(1 - 1e-9, Math.max(1e-9, proficiency));
  if (trials > 0) return score * trials * Math.log(p) + (1 - score) * trials * Math.log(1 - p);
  const deviation = truth.noise[observationKinds[columns.kind[event]!]!]!;
  const centre = logit(p) + leniencyOf(columns, event, truth);
  // Rubric scores are rounded to the nearest .05.
  const below = (edge: number) =>
    edge <= 0 ? 0 : edge >= 1 ? 1 : normalCumulative((logit(edge) - centre) / deviation);
  return Math.log(Math.max(1e-12, below(score + 0.025) - below(score - 0.025)));
}

/** Abramowitz & Stegun 7.1.26, absolute error below 1e-7. */
function normalCumulative(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) *
    t *
    Math.exp(-x * x);
  return z > 0 ? 1 - tail / 2 : tail / 2;
}
