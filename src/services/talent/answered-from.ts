import type { TalentSnapshot } from './talent-snapshot.ts';

export interface Accepted {
  /**
   * While an index is built because of an import, one from before it will do that is of this position or a later one, and the
   * asker tells of which it is. What anybody recorded by a request is in it all the same.
   */
  readonly withoutImportFrom?: number;
}

/** For who tells of which position an answer is, and that it is stale. */
export const SAYS_WHICH: Accepted = { withoutImportFrom: 0 };

/** What an answer tells of the index that it is from. */
export interface AnsweredFrom {
  /** The position of the change log up to which people and evidence count. */
  readonly epoch: string;
  /** It is from before an import that is being taken up. */
  readonly stale: boolean;
}

export function answeredFrom({ seq, isBehind = false }: TalentSnapshot): AnsweredFrom {
  return { epoch: String(seq), stale: isBehind };
}
