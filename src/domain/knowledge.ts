import type { Instant } from './clock.ts';

/** The value of a time or sequence that has not come: the largest safe integer, so that comparisons need no null. */
export const OPEN: number = Number.MAX_SAFE_INTEGER;

/**
 * What the world is looked at through. `asOf` limits when things were true; `knownAt` and `knownSeq` limit when
 * they reached us (`OPEN` is everything).
 */
export interface View {
  readonly asOf: Instant;
  readonly knownAt: Instant;
  readonly knownSeq: number;
}
