import { logLoss } from '../fit/hold-out.ts';
import { logit, sigmoid } from '../model/observation.ts';
import { PersonLevels } from './person-levels.ts';
import { clip } from './scores.ts';

/**
 * The forecast of a score, as against that of the proficiency behind it: a Bayesian average of what the curve expects
 * and of what the person's level of late, which no curve sees, makes likely. Experts are weighed by how well they
 * forecast so far, with a share that switches (fixed share: Herbster & Warmuth 1998, Machine Learning 32:151).
 *
 *   p = Σ wₖ pₖ;   wₖ ← (1 − α)·wₖ·exp(−lossₖ/d)/Σ + α·w⁰ₖ,   α = 1/(10 + events scored so far)
 *
 * d = 1 + .02·(people of that moment − 1): what many show at one moment (an exam) hangs together, and tells less than as many
 * scores one after the other. It is the design effect of a cluster (Kish 1965, Survey Sampling, 5.4) at an intra-class
 * correlation of .02.
 *
 * exp(−loss) of a score y in 0..1 is pʸ(1 − p)^{1−y}, concave in p, so that over T scored events, each learnt before the
 * next is forecast, the summed log loss is at most that of any one expert plus −ln w⁰ₖ + (1 − w⁰ₖ)·ln((10 + T)/10), about;
 * those of one moment are forecast under the same weights, and may lose more. In order below: the curve, the curve
 * recalibrated, the person's moving average, the person's mean from .9 on and that from what others have shown. The first
 * weights were chosen on every other cut of 300 events of a real log, and on made logs: of so few events a mean tells more than
 * a curve. Two fifths of the means' is that of the last: with nobody else both are the same; with others, ln(1/.6) is what a
 * log can lose, about, to the average without it.
 */
const FIRST_WEIGHTS: readonly number[] = [0.2, 0.25, 0.1, 0.27, 0.18];
const SWITCHING = 10;
const INTRA_CLASS_CORRELATION = 0.02;

/** Forecasts in order of time; what happened at one moment is forecast before any of it is learnt. */
export class ForecastCombination {
  private weights: number[] = [...FIRST_WEIGHTS];
  private scored = 0;
  private readonly levels = new PersonLevels();
  private readonly recalibration = new Recalibration();

  /** The forecast in .01..0.99, from the curve's and the scores so far. */
  forecast(person: number, curve: number): number {
    const experts = this.experts(person, curve);
    return experts.reduce((sum, p, k) => sum + this.weights[k]! * p, 0);
  }

  /**
   * Takes in the score of an event whose curve had this forecast, of a moment with events of so many people; unscored events
   * tell of people's levels only.
   */
  learn(person: number, curve: number, score: number, scored: boolean, people = 1): void {
    if (scored) {
      const switching = 1 / (SWITCHING + this.scored++);
      const designEffect = 1 + INTRA_CLASS_CORRELATION * (people - 1);
      const experts = this.experts(person, curve);
      const likely = experts.map((p, k) => this.weights[k]! * Math.exp(-logLoss(p, score) / designEffect));
      const total = likely.reduce((sum, weight) => sum + weight, 0);
      this.weights = likely.map(
        (weight, k) => ((1 - switching) * weight) / total + switching * FIRST_WEIGHTS[k]!,
      );
      this.recalibration.learn(clip(curve), this.levels.average(person), score, designEffect);
    }
    this.levels.learn(person, score, !scored);
  }

  private experts(person: number, curve: number): readonly number[] {
    const average = this.levels.average(person);
    const inside = clip(curve);
    return [
      inside,
      clip(this.recalibration.forecast(inside, average)),
      clip(average),
      clip(this.levels.mean(person)),
      clip(this.levels.meanAmongOthers(person)),
    ];
  }
}

/** Prior variances of intercept, slope and pull, and what each event adds: a recalibration does not stand still. */
const PRIOR_VARIANCE: readonly number[] = [0.1, 0.05, 0.05];
const DRIFT: readonly number[] = [3e-4, 3e-5, 3e-5];

/**
 * logit p = b₀ + b₁·logit(curve) + b₂·(logit(level) − logit(curve)), b ~ N((0, 1, 0), ·) with a random walk: Platt's
 * recalibration with a pull towards the person's level, by an extended Kalman filter.
 */
class Recalibration {
  private readonly mean = [0, 1, 0];
  private readonly covariance = PRIOR_VARIANCE.map((variance, i) =>
    PRIOR_VARIANCE.map((_, j) => (i === j ? variance : 0)),
  );

  /** E σ(b·x) by MacKay's approximation. */
  forecast(curve: number, level: number): number {
    const features = featuresOf(curve, level);
    const spread = this.spreadOf(features);
    const variance = features.reduce((sum, x, i) => sum + x * spread[i]!, 0);
    return sigmoid(this.at(features) / Math.sqrt(1 + (Math.PI * variance) / 8));
  }

  /** The score's noise counts `designEffect` times. */
  learn(curve: number, level: number, score: number, designEffect: number): void {
    const features = featuresOf(curve, level);
    const expected = sigmoid(this.at(features));
    const slope = Math.max(1e-3, expected * (1 - expected));
    const spread = this.spreadOf(features);
    const total = designEffect / slope + features.reduce((sum, x, i) => sum + x * spread[i]!, 0);
    const surprise = (score - expected) / slope / total;
    spread.forEach((by, i) => {
      this.mean[i]! += by * surprise;
      spread.forEach((other, j) => {
        this.covariance[i]![j]! -= (by * other) / total;
      });
      this.covariance[i]![i]! += DRIFT[i]!;
    });
  }

  private at(features: readonly number[]): number {
    return features.reduce((sum, x, i) => sum + x * this.mean[i]!, 0);
  }

  private spreadOf(features: readonly number[]): number[] {
    return this.covariance.map((row) => row.reduce((sum, value, j) => sum + value * features[j]!, 0));
  }
}

function featuresOf(curve: number, level: number): readonly number[] {
  const own = logit(curve);
  return [1, own, logit(clip(level)) - own];
}
