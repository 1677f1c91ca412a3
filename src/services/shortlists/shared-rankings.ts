import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { createSharedWork, type SharedWork } from '../shared-work.ts';
import type { RankedPlaces } from './shortlist-storage.ts';

/**
 * The same question about the same index has the same answer: it is ranked once for all who ask it meanwhile, and kept
 * while there is room. What is recorded that an answer depends on is another index, whose answers are its own.
 */
export interface SharedRankings {
  get(
    index: TalentIndex,
    question: string,
    rank: (signal: AbortSignal) => Promise<RankedPlaces>,
    signal: AbortSignal,
  ): Promise<RankedPlaces>;
}

/** What is kept of one index, in characters of what is stored of its places: a list of 25 takes about a hundred thousand. */
const MOST_CHARACTERS = 8_000_000;

export function createSharedRankings(mostCharacters: number = MOST_CHARACTERS): SharedRankings {
  const byIndex = new WeakMap<TalentIndex, SharedWork<RankedPlaces>>();
  return {
    get(index, question, rank, signal) {
      let answers = byIndex.get(index);
      if (answers === undefined) {
        answers = createSharedWork({
          // Whoever ranks is admitted where it begins: here nobody is refused.
          ...{ what: 'rankings', inFlight: Infinity, waiting: 0, retryAfter: 1, kept: Infinity },
          keptBytes: { most: mostCharacters, of: charactersOf },
        });
        byIndex.set(index, answers);
      }
      return answers.get(question, rank, signal);
    },
  };
}

function charactersOf({ entries }: RankedPlaces): number {
  return entries.reduce((sum, { body }) => sum + body.length, 0);
}
