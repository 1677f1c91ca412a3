import { DAY } from '../../../domain/clock.ts';
import { PersonFilter } from '../filter/filter.ts';
import { STATE, STRIDE } from '../filter/filter-state.ts';
import { NORMAL_NODES_3, NORMAL_NODES_5, NORMAL_WEIGHTS_3, NORMAL_WEIGHTS_5 } from '../filter/quadrature.ts';
import { remaining } from '../model/curve.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { type CompiledModel, compileModel } from '../model/model.ts';
import { DEGREES_OF_FREEDOM, logit, sigmoid, squeeze } from '../model/observation.ts';
import { observationKinds } from '../model/observation-kinds.ts';
import type { KnownSeries } from './known-series.ts';

/**
 * Whether people are looked at because of how proficient they are, and what silence then means.
 *
 * Looks at a series are taken as a Poisson process whose rate depends on the proficiency at the time, λ(θ(t)), a step
 * function, times a rate of the series (the visit process of joint models: Lipsitz et al. 2002; Liang, Lu & Ying 2009).
 * λ is estimated by expectation–maximisation over what the filter leaves open after each event: a path θ(t) of
 * (A, ln H) ~ N, to the next event or to the person's last, weighs
 *
 *   exp(−r ∫ λ(θ(t)) dt) · r λ(θ(T)) · P(score | θ(T)).
 *
 * Where λ is flat silence means nothing. Where the middle is not looked at, a series that nobody has looked at for long
 * stands there more often than its curve says: `excess` is by how much its squared error then exceeds the variance.
 */
const EDGES = [0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85];
const LEVELS = EDGES.length + 1;
const STEPS = 8;
const NODES = 15;
const ROUNDS = 8;
/** Looks that a level is given at the common rate: rates move only as far as there is evidence. */
const COMMON_LOOKS = 20;
/** Looks that a series is given at its expected rate. */
const SERIES_LOOKS = 8;

/** What the filter knows of a series after an event. */
export interface Standing extends KnownSeries {
  /** Days since the last reinforcement. */
  readonly elapsed: number;
}

interface Gap extends Standing {
  readonly days: number;
  /** The event that ended it; −1 where the person's evidence ended first. */
  readonly event: number;
}

/** Nodes of (A, ln H) of a standing: σ(A), H and weights. */
class Nodes {
  readonly initial = new Float64Array(NODES);
  readonly halfLife = new Float64Array(NODES);
  readonly weight = new Float64Array(NODES);
  private shape = 1;
  private floor = 0;

  place(standing: Standing, shape: number, floor: number): void {
    this.shape = shape;
    this.floor = floor;
    const deviation = Math.sqrt(standing.abilityVariance);
    const along = standing.covariance / deviation;
    const across = Math.sqrt(Math.max(0, standing.logHalfLifeVariance - along * along));
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 3; j++) {
        const node = 3 * i + j;
        const z = NORMAL_NODES_5[i]!;
        this.initial[node] = sigmoid(standing.ability + deviation * z);
        this.halfLife[node] = Math.exp(standing.logHalfLife + along * z + across * NORMAL_NODES_3[j]!);
        this.weight[node] = NORMAL_WEIGHTS_5[i]! * NORMAL_WEIGHTS_3[j]!;
      }
    }
  }

  proficiency(node: number, days: number): number {
    const initial = this.initial[node]!;
    if (initial <= this.floor) return initial;
    const rate = this.shape === Number.POSITIVE_INFINITY ? Math.LN2 : 2 ** (1 / this.shape) - 1;
    const kept = remaining((rate * Math.max(0, days)) / this.halfLife[node]!, this.shape);
    return this.floor + (initial - this.floor) * kept;
  }
}

function levelOf(proficiency: number): number {
  let level = 0;
  while (level < EDGES.length && proficiency >= EDGES[level]!) level++;
  return level;
}

export class Silence {
  private readonly evidence: NumberedEvidence;
  private readonly hyperparameters: DecayHyperparameters;
  private readonly model: CompiledModel;
  private readonly gaps: Gap[] = [];
  /** Series → what is known of it at the end of its evidence. */
  private readonly last = new Map<number, Standing>();
  /** Looks a day at each level of proficiency; all equal where looks do not depend on it. */
  readonly rate: Float64Array = new Float64Array(LEVELS);
  private readonly seriesRate: Float64Array;

  constructor(evidence: NumberedEvidence, hyperparameters: DecayHyperparameters) {
    this.evidence = evidence;
    this.hyperparameters = hyperparameters;
    const { skillIds, skillClass, evaluatorIds, columns } = evidence;
    this.model = compileModel(hyperparameters, skillIds, skillClass, evaluatorIds);
    this.seriesRate = new Float64Array(columns.seriesSkill.length).fill(1);
    this.collect();
    this.estimate();
  }

  /** Where each series stands at the end of its evidence. */
  standings(): Iterable<Standing> {
    return this.last.values();
  }

  /**
   * By how much squared error around the curve's mean exceeds the variance that the curve has, `days` after the last
   * reinforcement if nobody has looked since the last event, at least 1; and the probability of that silence.
   */
  excess(standing: Standing, days: number): { readonly ratio: number; readonly probability: number } {
    const skillClass = this.classOf(standing.series);
    const silent = days - standing.elapsed;
    const nodes = new Nodes();
    nodes.place(standing, this.model.shape[skillClass]!, this.model.floor[skillClass]!);
    const value = new Float64Array(NODES);
    let mean = 0;
    for (let node = 0; node < NODES; node++) {
      value[node] = nodes.proficiency(node, days);
      mean += nodes.weight[node]! * value[node]!;
    }
    let variance = 0;
    let squared = 0;
    let probability = 0;
    for (let node = 0; node < NODES; node++) {
      let looks = 0;
      for (let step = 0; step < STEPS; step++) {
        const then = standing.elapsed + ((step + 0.5) * silent) / STEPS;
        looks += (silent / STEPS) * this.rate[levelOf(nodes.proficiency(node, then))]!;
      }
      const weight = nodes.weight[node]! * Math.exp(-this.seriesRate[standing.series]! * looks);
      const away = (value[node]! - mean) ** 2;
      variance += nodes.weight[node]! * away;
      squared += weight * away;
      probability += weight;
    }
    if (!(probability > 1e-290) || !(variance > 1e-12)) return { ratio: 1, probability: 0 };
    return { ratio: Math.max(1, squared / probability / variance), probability };
  }

  private classOf(series: number): number {
    return this.evidence.skillClass[this.evidence.columns.seriesSkill[series]!]!;
  }

  private collect(): void {
    const { columns } = this.evidence;
    const filter = new PersonFilter(this.model);
    for (let person = 0; person + 1 < columns.personStart.length; person++) {
      const from = columns.personStart[person]!;
      const to = columns.personStart[person + 1]!;
      if (from === to) continue;
      const first = columns.seriesStart[person]!;
      const open = new Map<number, { standing: Standing; at: number }>();
      filter.start(columns, person);
      for (let event = from; event < to; event++) {
        const series = columns.series[event]!;
        const at = columns.at[event]!;
        const before = open.get(series);
        if (before !== undefined && at > before.at)
          this.gaps.push({ ...before.standing, days: (at - before.at) / DAY, event });
        filter.advance(columns, person, event, event + 1, {});
        open.set(series, { standing: standingOf(filter, series, (series - first) * STRIDE, at), at });
      }
      const end = columns.at[to - 1]!;
      for (const [series, { standing, at }] of open) {
        this.last.set(series, standing);
        if (end > at) this.gaps.push({ ...standing, days: (end - at) / DAY, event: -1 });
      }
    }
  }

  private estimate(): void {
    const days = this.gaps.reduce((sum, gap) => sum + gap.days, 0);
    const looked = this.gaps.filter(({ event }) => event >= 0).length;
    const common = days > 0 ? looked / days : 0;
    this.rate.fill(common);
    if (looked === 0) return;
    const prepared = this.gaps.map((gap) => this.prepare(gap));
    for (let round = 0; round < ROUNDS; round++) {
      const looks = new Float64Array(LEVELS).fill(COMMON_LOOKS);
      const exposure = new Float64Array(LEVELS).fill(COMMON_LOOKS / common);
      const seriesLooks = new Float64Array(this.seriesRate.length);
      const seriesExpected = new Float64Array(this.seriesRate.length);
      for (const path of prepared) this.expect(path, looks, exposure, seriesLooks, seriesExpected);
      for (let level = 0; level < LEVELS; level++) this.rate[level] = looks[level]! / exposure[level]!;
      for (let series = 0; series < this.seriesRate.length; series++)
        this.seriesRate[series] =
          (SERIES_LOOKS + seriesLooks[series]!) / (SERIES_LOOKS + seriesExpected[series]!);
    }
  }

  /** Levels that each node passes through, where it ends, and how likely the score there is. */
  private prepare(gap: Gap): Path {
    const skillClass = this.classOf(gap.series);
    const nodes = new Nodes();
    nodes.place(gap, this.model.shape[skillClass]!, this.model.floor[skillClass]!);
    const levels = new Uint8Array(NODES * STEPS);
    const end = new Uint8Array(NODES);
    const weight = new Float64Array(NODES);
    for (let node = 0; node < NODES; node++) {
      for (let step = 0; step < STEPS; step++)
        levels[node * STEPS + step] = levelOf(
          nodes.proficiency(node, gap.elapsed + ((step + 0.5) * gap.days) / STEPS),
        );
      const there = nodes.proficiency(node, gap.elapsed + gap.days);
      end[node] = levelOf(there);
      weight[node] = nodes.weight[node]! * (gap.event < 0 ? 1 : this.likelihood(gap.event, there));
    }
    return { series: gap.series, days: gap.days, looked: gap.event >= 0, levels, end, weight };
  }

  private expect(
    { series, days, looked, levels, end, weight }: Path,
    looks: Float64Array,
    exposure: Float64Array,
    seriesLooks: Float64Array,
    seriesExpected: Float64Array,
  ): void {
    const posterior = new Float64Array(NODES);
    const own = this.seriesRate[series]!;
    let total = 0;
    for (let node = 0; node < NODES; node++) {
      let expected = 0;
      for (let step = 0; step < STEPS; step++) expected += this.rate[levels[node * STEPS + step]!]!;
      posterior[node] =
        weight[node]! * Math.exp((-own * expected * days) / STEPS) * (looked ? this.rate[end[node]!]! : 1);
      total += posterior[node]!;
    }
    if (!(total > 1e-290)) return;
    for (let node = 0; node < NODES; node++) {
      const share = posterior[node]! / total;
      if (looked) looks[end[node]!]! += share;
      for (let step = 0; step < STEPS; step++) {
        const level = levels[node * STEPS + step]!;
        exposure[level]! += (share * own * days) / STEPS;
        seriesExpected[series]! += (share * this.rate[level]! * days) / STEPS;
      }
    }
    if (looked) seriesLooks[series]!++;
  }

  /** P(score | proficiency) up to a constant: quasi-binomial, or Student-t on the squeezed logit. */
  private likelihood(event: number, proficiency: number): number {
    const { score, trials, kind, evaluator } = this.evidence.columns;
    const { concentration, rubricScale } = this.hyperparameters.kinds[observationKinds[kind[event]!]!];
    const n = trials[event]!;
    const y = score[event]!;
    if (n > 0) {
      const information = n / (1 + (n - 1) / (1 + concentration));
      const p = Math.min(1 - 1e-6, Math.max(1e-6, proficiency));
      return Math.exp(information * (y * Math.log(p) + (1 - y) * Math.log(1 - p)));
    }
    const lenient = evaluator[event]! < 0 ? 0 : this.model.leniency[evaluator[event]!]!;
    const seen = sigmoid(logit(Math.min(1 - 1e-6, Math.max(1e-6, proficiency))) + lenient);
    const away = (logit(squeeze(y)) - logit(squeeze(seen))) / rubricScale;
    return (1 + (away * away) / DEGREES_OF_FREEDOM) ** (-(DEGREES_OF_FREEDOM + 1) / 2);
  }
}

interface Path {
  readonly series: number;
  readonly days: number;
  readonly looked: boolean;
  readonly levels: Uint8Array;
  readonly end: Uint8Array;
  readonly weight: Float64Array;
}

function standingOf(filter: PersonFilter, series: number, o: number, at: number): Standing {
  const { state } = filter;
  return {
    series,
    events: state[o + STATE.events]!,
    ...filter.standing(o),
    abilityVariance: state[o + STATE.abilityVariance]! + filter.personVariance,
    covariance: state[o + STATE.covariance]!,
    logHalfLifeVariance: state[o + STATE.logHalfLifeVariance]!,
    elapsed: (at - state[o + STATE.reinforcedAt]!) / DAY,
  };
}
