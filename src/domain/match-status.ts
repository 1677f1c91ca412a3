/** What to make of the confidence with which a text is matched: MATCHED, to be looked at, or no good match. */
export type MatchStatus = 'MATCHED' | 'DOUBTFUL' | 'NONE';

/** From here on it is more likely right than not. */
export const MATCHED_FROM = 0.5;
/** Below it four in five are wrong. */
export const DOUBTFUL_FROM = 0.2;

export function matchStatus(confidence: number): MatchStatus {
  if (confidence >= MATCHED_FROM) return 'MATCHED';
  return confidence >= DOUBTFUL_FROM ? 'DOUBTFUL' : 'NONE';
}
