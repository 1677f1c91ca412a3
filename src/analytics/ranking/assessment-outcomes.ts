import type { LatentDistribution } from '../decay/model/curve.ts';
import { ASSESSMENT_TRIALS } from './assessment-value.ts';

/** So many trials passed; what cannot be is left out. */
export interface AssessmentOutcome {
  readonly probability: number;
  /** What is believed of the skill after it. */
  readonly after: LatentDistribution;
}

/**
 * What comes of assessing a skill: y of n trials passed is Beta-binomial, and after it Bayes leaves Beta(α + y, β + n − y).
 * Who has to do with the skill only with some probability passes no trial otherwise: P(0) has that mass too. A trial that is
 * passed settles it; until something is achieved a score counts nothing of the skill (docs/adr/0171).
 * @param settled that the person has to do with the skill, by something achieved in it: an award is older than what is supposed
 */
export function assessmentOutcomes(
  { alpha, beta, probability: held = 1 }: LatentDistribution,
  settled: boolean,
): AssessmentOutcome[] {
  const n = ASSESSMENT_TRIALS;
  let passing = 1;
  for (let i = 0; i < n; i++) passing *= (beta + i) / (alpha + beta + i);
  return Array.from({ length: n + 1 }, (_, y) => {
    const probability = held * passing + (y === 0 ? 1 - held : 0);
    const after = { alpha: alpha + y, beta: beta + n - y, probability: settled || y > 0 ? 1 : 0 };
    passing *= ((n - y) / (y + 1)) * ((alpha + y) / (beta + n - y - 1));
    return { probability, after };
  }).filter(({ probability }) => probability > 0);
}
