import type { EvidenceColumns } from '../../../src/analytics/decay/model/evidence.ts';
import { sigmoid } from '../../../src/analytics/decay/model/observation.ts';
import { type BayesTruth, elapsedDays, evenGrid, keptOf, logLikelihood } from './bayes.ts';
import type { DecayWorld } from './world.ts';

const PERSON = evenGrid(13, 3);
const HALF_LIFE = evenGrid(11, 2.8);
/** Ability around a series' prior mean: so many logits to either side, in steps finer than evidence tells apart. */
const ABILITY_STEP = 0.06;
const ABILITIES = 121;

/** Of one series: the likelihood of its evidence at each ability × half-life, and where it ends. */
interface SeriesGrid {
  readonly likelihood: readonly Float64Array[];
  /** Person effect → P(evidence). */
  readonly byPerson: Float64Array;
  readonly kept: readonly number[];
}

/**
 * How much of the exact posterior lies below the truth, of every series on the first date of which the truth is known:
 * true hyperparameters, a grid over person effect × ability × ln half-life, all of the person's evidence. Uniform on 0..1
 * but for what the reference does not know either: awards, and how far a person's domains are shared.
 */
export function massBelowTruth({ evidence, later, truth }: DecayWorld): Map<number, number> {
  const { columns } = evidence;
  const first = later.reduce((earliest, { at }) => Math.min(earliest, at), Number.POSITIVE_INFINITY);
  const wanted = new Map(
    later.filter(({ at, gone }) => at === first && !gone).map((one) => [one.series, one]),
  );
  const masses = new Map<number, number>();
  for (let person = 0; person + 1 < columns.personStart.length; person++) {
    const bySeries = Map.groupBy(
      Array.from(
        { length: columns.personStart[person + 1]! - columns.personStart[person]! },
        (_, i) => columns.personStart[person]! + i,
      ),
      (event) => columns.series[event]!,
    );
    const grids = new Map<number, SeriesGrid>();
    const logPerson = PERSON.weights.map(Math.log);
    for (const [series, events] of bySeries) {
      const grid = seriesGrid(columns, series, events, first, truth);
      grids.set(series, grid);
      grid.byPerson.forEach((value, e) => {
        logPerson[e]! += Math.log(Math.max(1e-300, value));
      });
    }
    const most = Math.max(...logPerson);
    const weights = logPerson.map((log) => Math.exp(log - most));
    for (const [series, grid] of grids) {
      const one = wanted.get(series);
      if (one !== undefined) masses.set(series, massBelow(one.proficiency, series, grid, weights, truth));
    }
  }
  return masses;
}

function seriesGrid(
  columns: EvidenceColumns,
  series: number,
  events: readonly number[],
  at: number,
  truth: BayesTruth,
): SeriesGrid {
  const { abilityPrior, floor } = truth.series[series]!;
  const days = elapsedDays(columns, events, at);
  const likelihood: Float64Array[] = [];
  const kept: number[] = [];
  for (const z of HALF_LIFE.nodes) {
    const remains = days.map((elapsed) => keptOf(truth, series, z, elapsed));
    kept.push(remains.at(-1)!);
    likelihood.push(
      Float64Array.from({ length: ABILITIES }, (_, a) => {
        const learnt = sigmoid(abilityPrior + abilityAt(a));
        let log = 0;
        events.forEach((event, i) => {
          const theta = learnt > floor ? floor + (learnt - floor) * remains[i]! : learnt;
          log += logLikelihood(columns, event, theta, truth);
        });
        return Math.exp(log);
      }),
    );
  }
  const byPerson = Float64Array.from(PERSON.nodes, (e) => {
    const prior = abilityPriorGiven(e, truth);
    return likelihood.reduce(
      (sum, of, h) =>
        sum + HALF_LIFE.weights[h]! * of.reduce((part, value, a) => part + value * prior[a]!, 0),
      0,
    );
  });
  return { likelihood, byPerson, kept };
}

const abilityAt = (a: number) => (a - (ABILITIES - 1) / 2) * ABILITY_STEP;

/** Mass of N(person effect, residual variance) at each ability. */
function abilityPriorGiven(e: number, { personVariance, residualVariance }: BayesTruth): Float64Array {
  const centre = Math.sqrt(personVariance) * e;
  const density = Float64Array.from({ length: ABILITIES }, (_, a) =>
    Math.exp(-((abilityAt(a) - centre) ** 2) / (2 * residualVariance)),
  );
  const total = density.reduce((sum, value) => sum + value, 0);
  return density.map((value) => value / total);
}

/** Each ability stands for what is within half a step of it, evenly. */
function massBelow(
  proficiency: number,
  series: number,
  { likelihood, byPerson, kept }: SeriesGrid,
  weights: readonly number[],
  truth: BayesTruth,
): number {
  const { abilityPrior, floor } = truth.series[series]!;
  const ability = new Float64Array(ABILITIES);
  PERSON.nodes.forEach((e, i) => {
    const share = weights[i]! / Math.max(1e-300, byPerson[i]!);
    abilityPriorGiven(e, truth).forEach((mass, a) => {
      ability[a]! += share * mass;
    });
  });
  let below = 0;
  let total = 0;
  likelihood.forEach((of, h) => {
    const learnt = proficiency > floor ? floor + (proficiency - floor) / kept[h]! : proficiency;
    const edge = learnt >= 1 ? Infinity : Math.log(learnt / (1 - learnt)) - abilityPrior;
    for (let a = 0; a < ABILITIES; a++) {
      const mass = HALF_LIFE.weights[h]! * of[a]! * ability[a]!;
      total += mass;
      below += mass * Math.min(1, Math.max(0, (edge - abilityAt(a)) / ABILITY_STEP + 0.5));
    }
  });
  return below / total;
}
