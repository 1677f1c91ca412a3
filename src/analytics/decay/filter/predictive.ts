import { DEGREES_OF_FREEDOM, logit, sigmoid, squeeze } from '../model/observation.ts';
import { logGamma, regularizedIncompleteBeta } from './incomplete-beta.ts';
import { NORMAL_NODES_7, NORMAL_WEIGHTS_7 } from './quadrature.ts';

/**
 * The range of a score's cumulative probability, [P(less), P(at most)], under the predictive distribution: the logit of
 * proficiency N(mean, variance) and the observation noise together. A number drawn uniformly from it is the randomised
 * probability integral transform (Czado, Gneiting & Held 2009), uniform on 0..1 for a calibrated forecast.
 */
export interface CumulativeRange {
  below: number;
  atMost: number;
}

/** Beyond so many trials a count is taken as continuous. */
const MANY_TRIALS = 500;
/** Rubric scores are taken as rounded to the nearest .05. */
const HALF_STEP = 0.025;

export function cumulativeRange(
  score: number,
  trials: number,
  mean: number,
  variance: number,
  concentration: number,
  rubricScale: number,
  into: CumulativeRange,
): void {
  const deviation = Math.sqrt(variance);
  into.below = 0;
  into.atMost = 0;
  for (let i = 0; i < 7; i++) {
    const psi = mean + deviation * NORMAL_NODES_7[i]!;
    const weight = NORMAL_WEIGHTS_7[i]!;
    if (trials === 0) {
      const cumulative = (edge: number) =>
        edge <= 0
          ? 0
          : edge >= 1
            ? 1
            : studentCumulative((logit(squeeze(edge)) - logit(squeeze(sigmoid(psi)))) / rubricScale);
      into.below += weight * cumulative(score - HALF_STEP);
      into.atMost += weight * cumulative(score + HALF_STEP);
    } else {
      addCounts(Math.round(score * trials), trials, sigmoid(psi), concentration, weight, into);
    }
  }
  into.atMost = Math.min(1, into.atMost);
}

function addCounts(
  passed: number,
  trials: number,
  p: number,
  concentration: number,
  weight: number,
  into: CumulativeRange,
): void {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, p));
  if (trials === 1) {
    into.below += passed === 1 ? weight * (1 - inside) : 0;
    into.atMost += passed === 1 ? weight : weight * (1 - inside);
    return;
  }
  if (trials > MANY_TRIALS) {
    // The share passed as a Beta of the same mean and variance.
    const width = (trials * (1 + concentration)) / (concentration + trials) - 1;
    const share = (edge: number) =>
      regularizedIncompleteBeta(edge / trials, inside * width, (1 - inside) * width);
    into.below += weight * (passed === 0 ? 0 : share(passed - 0.5));
    into.atMost += weight * (passed === trials ? 1 : share(passed + 0.5));
    return;
  }
  const alpha = inside * concentration;
  const beta = concentration - alpha;
  // P(0), then P(k + 1)/P(k) = (n − k)/(k + 1) · (α + k)/(β + n − k − 1).
  let log =
    logGamma(beta + trials) - logGamma(beta) - logGamma(concentration + trials) + logGamma(concentration);
  for (let k = 0; k <= passed; k++) {
    const mass = weight * Math.exp(log);
    if (k < passed) into.below += mass;
    into.atMost += mass;
    if (k < trials) log += Math.log(((trials - k) / (k + 1)) * ((alpha + k) / (beta + trials - k - 1)));
  }
}

/** Student's t with ν = 5: ½ + (θ + sin θ (cos θ + ⅔ cos³ θ))/π, θ = atan(t/√5) (Abramowitz & Stegun 26.7.3). */
export function studentCumulative(t: number): number {
  const angle = Math.atan(t / Math.sqrt(DEGREES_OF_FREEDOM));
  const cosine = Math.cos(angle);
  return 0.5 + (angle + Math.sin(angle) * (cosine + (2 / 3) * cosine ** 3)) / Math.PI;
}

/** The share of the range that lies in the central interval of this coverage: the expectation of "is inside". */
export function shareInside({ below, atMost }: CumulativeRange, coverage: number): number {
  const low = (1 - coverage) / 2;
  const high = 1 - low;
  if (atMost - below < 1e-12) return below >= low && below <= high ? 1 : 0;
  return Math.max(0, Math.min(high, atMost) - Math.max(low, below)) / (atMost - below);
}
