import { logGamma } from '../filter/incomplete-beta.ts';
import { NORMAL_NODES_5, NORMAL_NODES_7, NORMAL_WEIGHTS_5, NORMAL_WEIGHTS_7 } from '../filter/quadrature.ts';

/**
 * What one score says of the logit ψ of the proficiency behind it.
 *
 * Scores with trials: beta-binomial with mean σ(ψ) and α + β = `concentration` (one trial is Bernoulli). Rubric scores:
 * y squeezed to (19y + .5)/20 so that 0 and 1 have a logit (Smithson & Verkuilen 2006), Student-t with ν = 5 around the
 * logit of the same squeeze of σ(ψ), scale `rubricScale`: one odd mark does not carry the estimate away.
 */
export const DEGREES_OF_FREEDOM = 5;

/** ln of the normalising constant of the Student-t density with ν = 5 and scale 1. */
const STUDENT_CONSTANT =
  logGamma((DEGREES_OF_FREEDOM + 1) / 2) -
  logGamma(DEGREES_OF_FREEDOM / 2) -
  0.5 * Math.log(Math.PI * DEGREES_OF_FREEDOM);

export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** (19y + .5)/20: 0 and 1 have no logit. */
export function squeeze(share: number): number {
  return (share * 19 + 0.5) / 20;
}

/** The moments of ψ after a score, and the score's probability (density on the squeezed logit for a rubric) before it. */
export interface Updated {
  logProbability: number;
  mean: number;
  variance: number;
}

const LARGEST_PRODUCT = 64;

/** ln P(k of n) of the beta-binomial without its binomial coefficient. */
function logBetaBinomial(passed: number, trials: number, mean: number, concentration: number): number {
  const alpha = mean * concentration;
  const beta = concentration - alpha;
  return (
    logGamma(alpha + passed) -
    logGamma(alpha) +
    logGamma(beta + trials - passed) -
    logGamma(beta) -
    logGamma(concentration + trials) +
    logGamma(concentration)
  );
}

const MOST_EXTREME = 1e-12;

/** ψ ~ N(mean, variance) after one pass (score 1) or failure (score 0): moments by a 7-point Gauss–Hermite rule. */
export function updateByTrial(mean: number, variance: number, passed: boolean, into: Updated): void {
  const deviation = Math.sqrt(variance);
  let total = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < 7; i++) {
    const node = NORMAL_NODES_7[i]!;
    const p = 1 / (1 + Math.exp(-(mean + deviation * node)));
    const weight = NORMAL_WEIGHTS_7[i]! * Math.max(MOST_EXTREME, passed ? p : 1 - p);
    total += weight;
    first += weight * node;
    second += weight * node * node;
  }
  first /= total;
  into.logProbability = Math.log(total);
  into.mean = mean + deviation * first;
  into.variance = variance * Math.max(1e-9, second / total - first * first);
}

/** P(pass) under ψ ~ N(mean, variance). */
export function expectedSigmoid(mean: number, variance: number): number {
  const deviation = Math.sqrt(variance);
  let total = 0;
  for (let i = 0; i < 7; i++) {
    total += NORMAL_WEIGHTS_7[i]! / (1 + Math.exp(-(mean + deviation * NORMAL_NODES_7[i]!)));
  }
  return total;
}

/** Mean and variance of σ(ψ) under ψ ~ N(mean, variance). */
export function momentsOfSigmoid(mean: number, variance: number): { mean: number; variance: number } {
  const deviation = Math.sqrt(variance);
  let first = 0;
  let second = 0;
  for (let i = 0; i < 7; i++) {
    const p = 1 / (1 + Math.exp(-(mean + deviation * NORMAL_NODES_7[i]!)));
    first += NORMAL_WEIGHTS_7[i]! * p;
    second += NORMAL_WEIGHTS_7[i]! * p * p;
  }
  return { mean: first, variance: Math.max(0, second - first * first) };
}

/** As `updateByTrial`, for `trials` > 1: the nodes stand around the mode, found by Newton's method. */
export function updateByTrials(
  mean: number,
  variance: number,
  score: number,
  trials: number,
  concentration: number,
  into: Updated,
): void {
  const passed = Math.round(score * trials);
  const failed = trials - passed;
  // Quasi-binomial information of a beta-binomial count: n / (1 + (n − 1)/(1 + concentration)).
  const information = trials / (1 + (trials - 1) / (1 + concentration));
  const share = passed / trials;
  let mode = mean;
  let precision = 1 / variance;
  for (let i = 0; i < 3; i++) {
    const p = sigmoid(mode);
    precision = 1 / variance + information * p * (1 - p);
    const step = ((mean - mode) / variance + information * (share - p)) / precision;
    mode += step > 2 ? 2 : step < -2 ? -2 : step;
  }
  placeNodes(mode, 1 / Math.sqrt(precision));
  if (trials > LARGEST_PRODUCT) {
    let largest = -Infinity;
    for (let i = 0; i < NODES; i++) {
      const log = logBetaBinomial(passed, trials, proficiencies[i]!, concentration);
      likelihoods[i] = log;
      if (log > largest) largest = log;
    }
    for (let i = 0; i < NODES; i++) likelihoods[i] = Math.exp(likelihoods[i]! - largest);
    integrate(mean, variance, mode, precision, largest, into);
    return;
  }
  const unit = 1 / concentration;
  let denominator = 1;
  for (let i = 0; i < trials; i++) denominator *= 1 + i * unit;
  for (let i = 0; i < NODES; i++) {
    const p = proficiencies[i]!;
    let product = 1 / denominator;
    for (let k = 0, part = p; k < passed; k++, part += unit) product *= part;
    for (let k = 0, part = 1 - p; k < failed; k++, part += unit) product *= part;
    likelihoods[i] = product;
  }
  integrate(mean, variance, mode, precision, 0, into);
}

/** As `updateByTrial`, for a rubric score. */
export function updateByRubric(
  mean: number,
  variance: number,
  score: number,
  scale: number,
  into: Updated,
): void {
  const observed = logit(squeeze(score));
  const square = scale * scale;
  let mode = mean;
  let precision = 1 / variance;
  for (let i = 0; i < 3; i++) {
    const away = observed - mode;
    const weight = (DEGREES_OF_FREEDOM + 1) / (DEGREES_OF_FREEDOM * square + away * away);
    precision = 1 / variance + weight;
    mode = (mean / variance + weight * observed) / precision;
  }
  placeNodes(mode, 1 / Math.sqrt(precision));
  for (let i = 0; i < NODES; i++) {
    const away = observed - logit(squeeze(proficiencies[i]!));
    const kernel = 1 + (away * away) / (DEGREES_OF_FREEDOM * square);
    // kernel^−(ν + 1)/2 with ν = 5
    likelihoods[i] = 1 / (kernel * kernel * kernel);
  }
  integrate(mean, variance, mode, precision, STUDENT_CONSTANT - Math.log(scale), into);
}

/** Five nodes placed at the mode: what is left of the integrand is near a polynomial. */
const NODES = 5;
const proficiencies = new Float64Array(NODES);
const likelihoods = new Float64Array(NODES);

/** σ at the nodes around `mode`. They are symmetric: three exponentials do. */
function placeNodes(mode: number, deviation: number): void {
  const centre = Math.exp(-mode);
  for (let i = 0; i < 2; i++) {
    const step = Math.exp(deviation * NORMAL_NODES_5[NODES - 1 - i]!);
    proficiencies[i] = inside(1 / (1 + centre * step));
    proficiencies[NODES - 1 - i] = inside(1 / (1 + centre / step));
  }
  proficiencies[2] = inside(1 / (1 + centre));
}

function inside(p: number): number {
  return p > 1e-9 ? (p < 1 - 1e-9 ? p : 1 - 1e-9) : 1e-9;
}

/** Moments of N(mean, variance)·likelihood over the nodes placed at `mode` with `precision`. */
function integrate(
  mean: number,
  variance: number,
  mode: number,
  precision: number,
  logScale: number,
  into: Updated,
): void {
  const deviation = 1 / Math.sqrt(precision);
  let total = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < NODES; i++) {
    const node = NORMAL_NODES_5[i]!;
    const away = mode + deviation * node - mean;
    const weight =
      NORMAL_WEIGHTS_5[i]! * likelihoods[i]! * Math.exp(0.5 * node * node - (away * away) / (2 * variance));
    total += weight;
    first += weight * node;
    second += weight * node * node;
  }
  if (!(total > 1e-290)) {
    // Nothing within reach explains the score: it counts as a surprise that teaches nothing.
    into.logProbability = logScale - 660;
    into.mean = mean;
    into.variance = variance;
    return;
  }
  first /= total;
  into.logProbability = logScale + Math.log(total) + Math.log(deviation) - 0.5 * Math.log(variance);
  into.mean = mode + deviation * first;
  into.variance = Math.max(1e-9, deviation * deviation * Math.max(1e-6, second / total - first * first));
}
