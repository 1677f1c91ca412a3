import { logLoss } from '../fit/hold-out.ts';
import { logit, sigmoid } from '../model/observation.ts';
import { clip } from './scores.ts';

/**
 * The forecast of a score, as against that of the proficiency behind it: a Bayesian average of what the curve expects
 * and of what the person's level of late, which no curve sees, makes likely. Experts are weighed by how well they
 * forecast so far, with a share that switches (fixed share: Herbster & Warmuth 1998, Machine Learning 32:151).
 *
 *   p = Σ wₖ pₖ;   wₖ ← (1 − α)·wₖ·exp(−lossₖ)/Σ + α·w⁰ₖ,   α = 1/(10 + events scored so far)
 *
 * exp(−loss) of a score y in 0..1 is pʸ(1 − p)^{1−y}, concave in p, so that over T scored events, each learnt before the
 * next is forecast, the summed log loss is at most that of any one expert plus −ln w⁰ₖ + (1 − w⁰ₖ)·ln((10 + T)/10), about;
 * those of one moment are forecast under the same weights, and may lose more. In order below: the curve, the curve
 * recalibrated, the person's moving average and the person's mean. The first weights were chosen on every other cut of 300
 * events of a real log, and on made logs: of so few events a mean tells more than a curve.
 */
const FIRST_WEIGHTS: readonly number[] = [0.2, 0.25, 0.1, 0.45];
const SWITCHING = 10;

const FIRST_LEVEL = 0.9;
/** A moving average of the person's scores moves by so much of the way to each. */
const LEVEL_RATE = 0.02;
/** The events that a person's mean starts with, at the first level. */
const MEAN_WEIGHT = 40;

interface Person {
  level: number;
  mean: number;
  events: number;
}

/** Forecasts in order of time; what happened at one moment is forecast before any of it is learnt. */
export class ForecastCombination {
  private weights: number[] = [...FIRST_WEIGHTS];
  private scored = 0;
  private readonly people = new Map<number, Person>();
  private readonly recalibration = new Recalibration();

  /** The forecast in .01..0.99, from the curve's and the person's scores so far. */
  forecast(person: number, curve: number): number {
    const experts = this.experts(person, curve);
    return experts.reduce((sum, p, k) => sum + this.weights[k]! * p, 0);
  }

  /** Takes in the score of an event whose curve had this forecast; unscored events tell the person's level only. */
  learn(person: number, curve: number, score: number, scored: boolean): void {
    if (scored) {
      const switching = 1 / (SWITCHING + this.scored++);
      const experts = this.experts(person, curve);
      const likely = experts.map((p, k) => this.weights[k]! * Math.exp(-logLoss(p, score)));
      const total = likely.reduce((sum, weight) => sum + weight, 0);
      this.weights = likely.map(
        (weight, k) => ((1 - switching) * weight) / total + switching * FIRST_WEIGHTS[k]!,
      );
      this.recalibration.learn(clip(curve), this.personOf(person).level, score);
    }
    const { level, mean, events } = this.personOf(person);
    this.people.set(person, {
      level: level + LEVEL_RATE * (score - level),
      mean: mean + (score - mean) / (MEAN_WEIGHT + events + 1),
      events: events + 1,
    });
  }

  private experts(number: number, curve: number): readonly number[] {
    const { level, mean } = this.personOf(number);
    const inside = clip(curve);
    return [inside, clip(this.recalibration.forecast(inside, level)), clip(level), clip(mean)];
  }

  private personOf(person: number): Person {
    return this.people.get(person) ?? { level: FIRST_LEVEL, mean: FIRST_LEVEL, events: 0 };
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

  learn(curve: number, level: number, score: number): void {
    const features = featuresOf(curve, level);
    const expected = sigmoid(this.at(features));
    const slope = Math.max(1e-3, expected * (1 - expected));
    const spread = this.spreadOf(features);
    const total = 1 / slope + features.reduce((sum, x, i) => sum + x * spread[i]!, 0);
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
