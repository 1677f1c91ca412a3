/**
 * The least importance or level that counts. What weighs a million times less than something else is no requirement: its
 * share of a score would vanish among the digits of a float32. Reference data is rounded to as much.
 */
export const LEAST_REQUIRED = 1e-6;
/** As people read it. */
export const LEAST_REQUIRED_WORDS = '0.000001';

/** 0 leaves a requirement out. */
export function canBeRequired(share: number): boolean {
  return share === 0 || (share >= LEAST_REQUIRED && share <= 1);
}
