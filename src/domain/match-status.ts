/** What to make of the confidence with which a text is matched: MATCHED, to be looked at, or no good match. */
export type MatchStatus = 'MATCHED' | 'DOUBTFUL' | 'NONE';

/** Of hidden titles some six in seven are right from here on; `npx meritgraph evaluate matcher` prints how many. */
export const MATCHED_FROM = 0.6;
/** Below it more than four in five are wrong. */
export const DOUBTFUL_FROM = 0.2;

export function matchStatus(confidence: number): MatchStatus {
  if (confidence >= MATCHED_FROM) return 'MATCHED';
  return confidence >= DOUBTFUL_FROM ? 'DOUBTFUL' : 'NONE';
}
