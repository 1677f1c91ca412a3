import { NORMAL_NODES_3, NORMAL_WEIGHTS_3 } from '../filter/quadrature.ts';
import { remaining } from '../model/curve.ts';
import type { CompiledModel } from '../model/model.ts';
import { logit } from '../model/observation.ts';
import type { HalfLifeShape, SeriesStanding } from './half-life-shape.ts';

const HALF_LIVES = 15;
const WIDEST = 2.8;
const GAPS = NORMAL_NODES_3.length;

/**
 * The posterior of the proficiency of a series `days` after its last reinforcement, as a distribution function: the
 * filter's normal posterior of (A, ln H), with ln H weighed by how it is distributed over all series, and what a gap
 * adds. Sums over nodes of ln H and of the gap; exact in A, of which the proficiency is a rising function.
 */
export class PosteriorMass {
  private readonly weight = new Float64Array(HALF_LIVES);
  private readonly kept = new Float64Array(HALF_LIVES);
  private readonly ability = new Float64Array(HALF_LIVES);
  private readonly deviation: number;
  private readonly floor: number;
  private readonly gap: number;

  constructor(
    standing: SeriesStanding,
    skillClass: number,
    model: CompiledModel,
    shape: HalfLifeShape,
    days: number,
  ) {
    const w = model.shape[skillClass]!;
    const rate = (w === Infinity ? Math.LN2 : 2 ** (1 / w) - 1) * days;
    const { logHalfLifeVariance, covariance, abilityVariance } = standing;
    const spread = Math.sqrt(logHalfLifeVariance);
    const slope = covariance / logHalfLifeVariance;
    this.deviation = Math.sqrt(Math.max(1e-9, abilityVariance - slope * covariance));
    this.floor = model.floor[skillClass]!;
    this.gap = Math.sqrt(model.gapVariance[skillClass]!);
    let total = 0;
    for (let i = 0; i < HALF_LIVES; i++) {
      const u = -WIDEST + (2 * WIDEST * i) / (HALF_LIVES - 1);
      const away = spread * u;
      const departure = shape.at(standing.deviation + away * standing.deviationsPerUnit);
      this.weight[i] = Math.exp(departure - 0.5 * u * u);
      this.kept[i] = remaining(rate * Math.exp(-(standing.logHalfLife + away)), w);
      this.ability[i] = standing.ability + slope * away;
      total += this.weight[i]!;
    }
    for (let i = 0; i < HALF_LIVES; i++) this.weight[i] = this.weight[i]! / total;
  }

  within(low: number, high: number): number {
    return this.below(high) - this.below(low);
  }

  /** The probability that the proficiency at t = 0 is below this, at node `i` of ln H. */
  private startedBelow(i: number, proficiency: number): number {
    if (proficiency >= 1) return 1;
    if (proficiency <= 0) return 0;
    return normalCumulative((logit(proficiency) - this.ability[i]!) / this.deviation);
  }

  /** The distribution function: rises with the proficiency, from 0 to 1. */
  below(proficiency: number): number {
    const inside = Math.min(1 - 1e-9, Math.max(1e-9, proficiency));
    const edge = logit(inside);
    let sum = 0;
    for (let i = 0; i < HALF_LIVES; i++) {
      const kept = this.kept[i]!;
      const startedFlat = this.startedBelow(i, this.floor);
      // Who began at or below the floor neither fades nor has a gap: they stand where they began.
      const flat = inside < this.floor ? this.startedBelow(i, inside) : startedFlat;
      for (let k = 0; k < GAPS; k++) {
        const before = 1 / (1 + Math.exp(this.gap * (1 - kept) * NORMAL_NODES_3[k]! - edge));
        let share = flat;
        if (before > this.floor) {
          const learnt = this.floor + (before - this.floor) / kept;
          share += this.startedBelow(i, learnt) - startedFlat;
        }
        sum += this.weight[i]! * NORMAL_WEIGHTS_3[k]! * share;
      }
    }
    return sum;
  }
}

/** Φ(z) by Abramowitz & Stegun 26.2.17, absolute error below 7.5e-8. */
function normalCumulative(z: number): number {
  const x = Math.abs(z);
  if (x > 8) return z > 0 ? 1 : 0;
  const t = 1 / (1 + 0.2316419 * x);
  const series =
    ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  const tail = (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - tail : tail;
}
