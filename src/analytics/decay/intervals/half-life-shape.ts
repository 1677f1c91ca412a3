import { PersonFilter } from '../filter/filter.ts';
import { STATE, STRIDE } from '../filter/filter-state.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { CompiledModel } from '../model/model.ts';
import type { KnownSeries } from './known-series.ts';

/**
 * Whether ln half-lives lie around their means as a normal distribution does, which the filter takes for granted.
 *
 * Of a series whose ln half-life was N(m₀, v₀) before its evidence and is N(m₁, v₁) after it, the evidence weighs the
 * deviation z = (ln H − m₀)/√v₀ by N(z; after)/N(z; before). The distribution of z over all series is then the
 * nonparametric maximum-likelihood mixture (Kiefer & Wolfowitz 1956; Laird 1978) on a grid, by
 * expectation–maximisation from the standard normal, to which `NORMAL_SERIES` further series hold it; standardised then.
 */
const NODES = 25;
const WIDEST = 3;
const STEP = (2 * WIDEST) / (NODES - 1);
const NORMAL_SERIES = 40;
const ROUNDS = 40;
/** A series whose ln half-life is known no better than before says nothing of it. */
const LEAST_LEARNT = 0.999;

/** What the filter knows of a series after its evidence. */
export interface SeriesStanding extends KnownSeries {
  /** What z of the posterior's mean is, and how many z a unit of ln half-life makes. */
  readonly deviation: number;
  readonly deviationsPerUnit: number;
}

/** Every series after its evidence. */
export function seriesStandings({ columns }: NumberedEvidence, model: CompiledModel): SeriesStanding[] {
  const filter = new PersonFilter(model);
  const standings: SeriesStanding[] = [];
  for (let person = 0; person + 1 < columns.personStart.length; person++) {
    const first = columns.seriesStart[person]!;
    filter.start(columns, person);
    filter.advance(columns, person, columns.personStart[person]!, columns.personStart[person + 1]!, {});
    for (let series = first; series < columns.seriesStart[person + 1]!; series++) {
      const o = (series - first) * STRIDE;
      const { state } = filter;
      const skill = columns.seriesSkill[series]!;
      const deviationsPerUnit = 1 / Math.sqrt(model.logHalfLifeVariance[skill]!);
      standings.push({
        series,
        events: state[o + STATE.events]!,
        ...filter.standing(o),
        abilityVariance: state[o + STATE.abilityVariance]! + filter.personVariance,
        covariance: state[o + STATE.covariance]!,
        logHalfLifeVariance: state[o + STATE.logHalfLifeVariance]!,
        deviation: (state[o + STATE.logHalfLife]! - model.logHalfLifeMean[skill]!) * deviationsPerUnit,
        deviationsPerUnit,
      });
    }
  }
  return standings;
}

export class HalfLifeShape {
  /** ln of the density of z against the standard normal's, at the nodes. */
  readonly logRatio: Float64Array = new Float64Array(NODES);

  constructor(standings: readonly SeriesStanding[]) {
    const normal = Float64Array.from(this.logRatio, (_, i) => Math.exp(-0.5 * nodeAt(i) ** 2));
    const mass = normal.reduce((sum, weight) => sum + weight, 0);
    const prior = normal.map((weight) => weight / mass);
    const weighed = standings.flatMap((standing) => likelihoodOf(standing) ?? []);
    let density = prior;
    for (let round = 0; round < ROUNDS && weighed.length > 0; round++) {
      const sums = prior.map((weight) => NORMAL_SERIES * weight);
      for (const likelihood of weighed) {
        let total = 0;
        for (let i = 0; i < NODES; i++) total += density[i]! * likelihood[i]!;
        for (let i = 0; i < NODES; i++) sums[i]! += (density[i]! * likelihood[i]!) / total;
      }
      density = sums.map((sum) => sum / (NORMAL_SERIES + weighed.length));
    }
    // How far half-lives lie apart is for the hyperparameters to say: here it is about the form alone.
    const mean = meanOf(density);
    const spread = spreadOf(density) / spreadOf(prior);
    const fitted = density.map((weight, i) => Math.log(weight / prior[i]!));
    for (let i = 0; i < NODES; i++) {
      const z = mean + spread * nodeAt(i);
      this.logRatio[i] = between(fitted, z) + 0.5 * (nodeAt(i) ** 2 - z ** 2);
    }
  }

  /** ln of the density of z against the standard normal's, linear between nodes and flat outside. */
  at(z: number): number {
    return between(this.logRatio, z);
  }
}

function meanOf(density: Float64Array): number {
  return density.reduce((sum, weight, i) => sum + weight * nodeAt(i), 0);
}

function spreadOf(density: Float64Array): number {
  const mean = meanOf(density);
  return Math.sqrt(density.reduce((sum, weight, i) => sum + weight * (nodeAt(i) - mean) ** 2, 0));
}

function between(values: Float64Array, z: number): number {
  const place = (Math.min(WIDEST, Math.max(-WIDEST, z)) + WIDEST) / STEP;
  const below = Math.min(NODES - 2, Math.floor(place));
  const share = place - below;
  return values[below]! * (1 - share) + values[below + 1]! * share;
}

function nodeAt(i: number): number {
  return -WIDEST + STEP * i;
}

/** exp(η·z − λ·z²/2) at the nodes, at most 1; null where the evidence says nothing of the half-life. */
function likelihoodOf(standing: SeriesStanding): Float64Array | null {
  const variance = standing.logHalfLifeVariance * standing.deviationsPerUnit ** 2;
  if (!(variance < LEAST_LEARNT)) return null;
  const precision = 1 / variance - 1;
  const pull = standing.deviation / variance;
  const logs = Float64Array.from(
    { length: NODES },
    (_, i) => pull * nodeAt(i) - 0.5 * precision * nodeAt(i) ** 2,
  );
  const most = logs.reduce((a, b) => Math.max(a, b));
  return logs.map((log) => Math.exp(log - most));
}
