import { DAY } from '../../../domain/clock.ts';
import { remaining } from '../model/curve.ts';
import type { EvidenceColumns } from '../model/evidence.ts';
import type { CompiledModel } from '../model/model.ts';
import {
  expectedSigmoid,
  type Updated,
  updateByRubric,
  updateByTrial,
  updateByTrials,
} from '../model/observation.ts';
import { accumulateEffects, type FilterSink } from './filter-sink.ts';
import { ABILITY, HALF_LIFE, STATE, STRIDE } from './filter-state.ts';
import { NORMAL_NODES_3, NORMAL_WEIGHTS_3 } from './quadrature.ts';
import { remember } from './series-history.ts';

/**
 * One person's evidence in the order of time, as an assumed-density (moment-matching) Gaussian filter (Minka 2001;
 * statistical linearisation: Särkkä 2013, ch. 5). The state is the person effect e, shared by the person's series,
 * and per series (a, h): own ability and ln half-life with a 2×2 covariance. An event of a series sees
 *
 *   A = a + e + xᵀγ,  ln H = h + zᵀβ,  θ = c + (σ(A) − c)·R(t; H)  (θ = σ(A) where σ(A) ≤ c),  ψ = logit θ + leniency.
 *
 * The moments of ψ come from a 3 × 3 Gauss–Hermite rule over (A, ln H), those after the score from `observation.ts`,
 * and go back to e, a and h by linear regression. Before each event of the person e drifts; after each event that
 * reinforces, a and h do. The sum of the scores' log probabilities is the (approximate) log marginal likelihood.
 */
export class PersonFilter {
  state: Float64Array = new Float64Array(64 * STRIDE);
  personMean = 0;
  personVariance = 0;
  lastAt = 0;
  /** Events of the person that were taken in. */
  private seen = 0;
  private readonly model: CompiledModel;
  private readonly updated: Updated = { logProbability: 0, mean: 0, variance: 0 };
  // Of the event at hand: moments of ψ and its covariances with e, a, h.
  private mean = 0;
  private variance = 0;
  private slopeAbility = 0;
  private slopeHalfLife = 0;
  /** R at the means: what had not faded when the event came. */
  private kept = 1;

  constructor(model: CompiledModel) {
    this.model = model;
  }

  /** Forgets the last person and takes up this one with `series` series. */
  start(columns: EvidenceColumns, person: number): void {
    const { model } = this;
    const first = columns.seriesStart[person]!;
    const series = columns.seriesStart[person + 1]! - first;
    if (series * STRIDE > this.state.length) this.state = new Float64Array(2 * series * STRIDE);
    this.personMean = 0;
    this.personVariance = model.personVariance;
    this.lastAt = Number.NaN;
    this.seen = 0;
    for (let s = 0; s < series; s++) {
      const skill = columns.seriesSkill[first + s]!;
      const o = s * STRIDE;
      this.state.fill(0, o, o + STRIDE);
      this.state[o] = model.abilityMean[skill]!;
      this.state[o + 1] = model.logHalfLifeMean[skill]!;
      this.state[o + 2] = model.abilityVariance[skill]!;
      this.state[o + 4] = model.logHalfLifeVariance[skill]!;
      this.state[o + ABILITY] = 1;
      this.state[o + STATE.sensitivity] = 1;
      this.state[o + STATE.sensitivity + 3] = 1;
    }
  }

  /** Takes in events `from` up to but not `to` of one person (positions in the columns). */
  advance(columns: EvidenceColumns, person: number, from: number, to: number, sink: FilterSink): void {
    const base = columns.seriesStart[person]!;
    for (let event = from; event < to; ) {
      const at = columns.at[event]!;
      let end = event + 1;
      if (sink.forecast !== undefined || sink.logitMean !== undefined) {
        // What happened at the same moment is forecast together, before any of it is known.
        while (end < to && columns.at[end] === at) end++;
        this.driftPerson(at, false);
        for (let i = event; i < end; i++) this.forecast(columns, base, i, sink);
      }
      for (let i = event; i < end; i++) this.take(columns, base, i, sink);
      event = end;
    }
  }

  private driftPerson(at: number, event: boolean): void {
    const { model } = this;
    if (this.lastAt < at) this.personVariance += (model.personDriftPerDay * (at - this.lastAt)) / DAY;
    if (event) {
      if (this.seen > 0) this.personVariance += model.personDriftPerEvent;
      this.seen++;
    }
    this.personVariance = Math.min(this.personVariance, MOST_VARIANCE);
    if (!(this.lastAt >= at)) this.lastAt = at;
  }

  private forecast(columns: EvidenceColumns, base: number, event: number, sink: FilterSink): void {
    const series = columns.series[event]!;
    this.look((series - base) * STRIDE, columns.seriesSkill[series]!, columns.at[event]!);
    const evaluator = columns.evaluator[event]!;
    const leniency = evaluator < 0 ? 0 : this.model.leniency[evaluator]!;
    const doubt = evaluator < 0 ? 0 : this.model.leniencyVariance[evaluator]!;
    const mean = this.mean + leniency;
    const variance = this.variance + doubt + this.model.personDriftPerEvent * this.slopeAbility ** 2;
    if (sink.latentMean) sink.latentMean[event] = this.mean;
    if (sink.latentVariance) sink.latentVariance[event] = variance - doubt;
    if (sink.logitMean) sink.logitMean[event] = mean;
    if (sink.logitVariance) sink.logitVariance[event] = variance;
    if (sink.forecast) sink.forecast[event] = expectedSigmoid(mean, variance);
  }

  /** Moments of ψ of the series at `o` at this time, and the regression slopes on A and ln H. */
  look(o: number, skill: number, at: number): void {
    const { model, state } = this;
    const events = state[o + STATE.events]!;
    const ability = this.abilityOf(o);
    const abilityVariance = state[o + 2]! + this.personVariance;
    const elapsed = events === 0 ? 0 : (at - state[o + STATE.reinforcedAt]!) / DAY;
    this.kept = 1;
    if (elapsed <= 0) {
      this.mean = ability;
      this.variance = abilityVariance;
      this.slopeAbility = 1;
      this.slopeHalfLife = 0;
      return;
    }
    const logHalfLife = this.logHalfLifeOf(o);
    const skillClass = model.skillClass[skill]!;
    const shape = model.shape[skillClass]!;
    const floor = model.floor[skillClass]!;
    const deviation = Math.sqrt(abilityVariance);
    const along = state[o + STATE.covariance]! / deviation;
    const across = Math.sqrt(Math.max(1e-12, state[o + 4]! - along * along));
    // Nodes are −√3, 0, √3 in each direction, so exponentials over the grid are products of a few.
    const rate = (shape === Infinity ? Math.LN2 : 2 ** (1 / shape) - 1) * elapsed * Math.exp(-logHalfLife);
    this.kept = remaining(rate, shape);
    const odds = Math.exp(-ability);
    const abilityStep = Math.exp(-deviation * ROOT_3);
    const alongStep = Math.exp(-along * ROOT_3);
    const acrossStep = Math.exp(-across * ROOT_3);
    let mean = 0;
    let square = 0;
    let first = 0;
    let second = 0;
    for (let i = 0; i < 3; i++) {
      const z = NORMAL_NODES_3[i]!;
      const p = 1 / (1 + (i === 0 ? odds / abilityStep : i === 1 ? odds : odds * abilityStep));
      const rateAlong = i === 0 ? rate / alongStep : i === 1 ? rate : rate * alongStep;
      for (let j = 0; j < 3; j++) {
        const weight = NORMAL_WEIGHTS_3[i]! * NORMAL_WEIGHTS_3[j]!;
        let theta = p;
        if (p > floor) {
          const faded = j === 0 ? rateAlong / acrossStep : j === 1 ? rateAlong : rateAlong * acrossStep;
          theta = floor + (p - floor) * remaining(faded, shape);
        }
        theta = theta > 1 - 1e-9 ? 1 - 1e-9 : theta < 1e-6 ? 1e-6 : theta;
        const psi = Math.log(theta / (1 - theta));
        mean += weight * psi;
        square += weight * psi * psi;
        first += weight * psi * z;
        second += weight * psi * NORMAL_NODES_3[j]!;
      }
    }
    this.mean = mean;
    this.variance =
      Math.max(1e-9, square - mean * mean) + model.gapVariance[skillClass]! * (1 - this.kept) ** 2;
    this.slopeHalfLife = second / across;
    this.slopeAbility = first / deviation - (this.slopeHalfLife * along) / deviation;
  }

  /** Ability (with the person effect) and ln half-life of the series at `o` after all that was taken in. */
  standing(o: number): { ability: number; logHalfLife: number } {
    return {
      ability: this.abilityOf(o),
      logHalfLife: this.logHalfLifeOf(o),
    };
  }

  private abilityOf(o: number): number {
    const { model, state } = this;
    let sum = state[o]! + this.personMean;
    for (let i = 0; i < model.abilitySlopes.length; i++)
      sum += model.abilitySlopes[i]! * state[o + ABILITY + i]!;
    return sum;
  }

  private logHalfLifeOf(o: number): number {
    const { model, state } = this;
    let sum = state[o + 1]!;
    for (let i = 0; i < model.halfLifeSlopes.length; i++)
      sum += model.halfLifeSlopes[i]! * state[o + HALF_LIFE + i]!;
    return sum;
  }

  private take(columns: EvidenceColumns, base: number, event: number, sink: FilterSink): void {
    const { model, state, updated } = this;
    const at = columns.at[event]!;
    const series = columns.series[event]!;
    const skill = columns.seriesSkill[series]!;
    const o = (series - base) * STRIDE;
    this.driftPerson(at, true);
    this.look(o, skill, at);
    const evaluator = columns.evaluator[event]!;
    const leniency = evaluator < 0 ? 0 : model.leniency[evaluator]!;
    const doubt = evaluator < 0 ? 0 : model.leniencyVariance[evaluator]!;
    const score = columns.score[event]!;
    const trials = columns.trials[event]!;
    const kind = columns.kind[event]!;
    const repeated =
      trials > 0 ? model.trialSlope[kind]! * (Math.log(trials) - model.meanLogTrials[kind]!) : 0;
    const mean = this.mean + leniency + repeated;
    const variance = this.variance + doubt;
    if (trials === 1) updateByTrial(mean, variance, score > 0.5, updated);
    else if (trials > 1) updateByTrials(mean, variance, score, trials, model.concentration[kind]!, updated);
    else updateByRubric(mean, variance, score, model.rubricScale[kind]!, updated);
    if (sink.logProbability) sink.logProbability[event] = updated.logProbability;

    const gain = (updated.mean - mean) / variance;
    const loss = (variance - updated.variance) / (variance * variance);
    if (sink.skillGradient !== undefined) {
      const d = o + STATE.sensitivity;
      const byAbility = this.slopeAbility * state[d]! + this.slopeHalfLife * state[d + 2]!;
      const byHalfLife = this.slopeAbility * state[d + 1]! + this.slopeHalfLife * state[d + 3]!;
      accumulateEffects(sink, skill, evaluator, { gain, loss, byAbility, byHalfLife });
    }
    this.learn(o, gain, loss);

    const events = state[o + STATE.events]!;
    const gap = events === 0 ? 0 : (at - state[o + STATE.lastAt]!) / DAY;
    state[o + STATE.lastAt] = at;
    if (events === 0) state[o + STATE.reinforcedAt] = at;
    state[o + STATE.events] = events + 1;
    remember(state, o, score, gap, 1 - this.kept, columns.reinforces[event]!);
    if (columns.reinforces[event] === 1) {
      state[o + STATE.reinforcedAt] = at;
      state[o + 2] = Math.min(MOST_VARIANCE, state[o + 2]! + model.abilityDrift);
      state[o + 4] = Math.min(MOST_VARIANCE, state[o + 4]! + model.logHalfLifeDrift);
    }
  }

  /** Carries the change of ψ back to e, a and h, and the sensitivity of a and h to their prior along with it. */
  private learn(o: number, gain: number, loss: number): void {
    const { state } = this;
    const aa = state[o + 2]!;
    const ah = state[o + 3]!;
    const hh = state[o + 4]!;
    const withAbility = this.slopeAbility * aa + this.slopeHalfLife * ah;
    const withHalfLife = this.slopeAbility * ah + this.slopeHalfLife * hh;
    const withPerson = this.slopeAbility * this.personVariance;
    // Neither ability nor half-life moves against what was shown, as each would where the other has made up for it: its doubt is
    // then considered, and it is not estimated (Schmidt 1966; the covariance is that of such a gain, in Joseph's form).
    const moveAbility = Math.max(withAbility, -withPerson);
    const moveHalfLife = Math.max(withHalfLife, 0);
    this.personMean += withPerson * gain;
    this.personVariance = Math.max(1e-9, this.personVariance - withPerson * withPerson * loss);
    state[o] = state[o]! + moveAbility * gain;
    state[o + 1] = state[o + 1]! + moveHalfLife * gain;
    const newAa = Math.max(1e-9, aa - moveAbility * (2 * withAbility - moveAbility) * loss);
    const newHh = Math.max(1e-9, hh - moveHalfLife * (2 * withHalfLife - moveHalfLife) * loss);
    const bound = 0.999 * Math.sqrt(newAa * newHh);
    const together = moveAbility * withHalfLife + withAbility * moveHalfLife - moveAbility * moveHalfLife;
    const newAh = Math.max(-bound, Math.min(bound, ah - together * loss));
    state[o + 2] = newAa;
    state[o + 3] = newAh;
    state[o + 4] = newHh;
    // D ← (I − loss·(V Jᵀ) J) D
    const d = o + STATE.sensitivity;
    for (let column = 0; column < 2; column++) {
      const da = state[d + column]!;
      const dh = state[d + 2 + column]!;
      const along = loss * (this.slopeAbility * da + this.slopeHalfLife * dh);
      state[d + column] = da - moveAbility * along;
      state[d + 2 + column] = dh - moveHalfLife * along;
    }
  }
}

const MOST_VARIANCE = 25;
const ROOT_3 = Math.sqrt(3);
