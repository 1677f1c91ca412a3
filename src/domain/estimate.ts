/** From the interval's width and the amount of own evidence behind it. */
export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW';

/** A point estimate with a central interval that holds the truth with probability `coverage`. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly confidence: Confidence;
}

/** The coverage of every interval that is served unless it says otherwise. */
export const COVERAGE = 0.9;

/**
 * HIGH: at most .2 wide on a 0..1 scale with at least 3 pieces of own evidence. MEDIUM: at most .4 wide with any.
 * LOW: everything else.
 */
export function confidenceOf(width: number, evidence: number): Confidence {
  if (evidence >= 3 && width <= 0.2) return 'HIGH';
  if (evidence >= 1 && width <= 0.4) return 'MEDIUM';
  return 'LOW';
}
