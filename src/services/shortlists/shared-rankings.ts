import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { createNumbers } from '../numbers.ts';
import { createSharedWork } from '../shared-work.ts';
import type { RankedPlaces } from './shortlist-storage.ts';

/**
 * The same question about the same index has the same answer: it is ranked once for all who ask it meanwhile, and kept
 * while there is room. What is recorded that an answer depends on is another index, whose answers are its own.
 */
export interface SharedRankings {
  get(
    asked: AskedRanking,
    rank: (signal: AbortSignal) => Promise<RankedPlaces>,
    signal: AbortSignal,
  ): Promise<RankedPlaces>;
}

export interface AskedRanking {
  readonly index: TalentIndex;
  readonly question: string;
  /** False: nobody will ask it again, and its answer goes to those who wait for it only. */
  readonly keep: boolean;
}

/**
 * What is kept of all indexes together, in bytes: a list of 25 takes about three hundred thousand. What is of an index that
 * nobody asks any more is the first to leave.
 */
const MOST_BYTES = 48_000_000;
/** What an answer takes beside the places in it, and what each of them takes beside its reasons. */
const BYTES_AN_ANSWER = 6_000;
const BYTES_A_PLACE = 600;
/** Of its reasons: the JSON that is stored, and the objects that it was written from or was read as. */
const BYTES_A_CHARACTER = 3;

export function createSharedRankings(mostBytes: number = MOST_BYTES): SharedRankings {
  const numberOf = createNumbers<TalentIndex>();
  const answers = createSharedWork<RankedPlaces>({
    // Whoever ranks is admitted where it begins: here nobody is refused.
    ...{ what: 'rankings', inFlight: Infinity, waiting: 0, retryAfter: 1, kept: Infinity },
    keptBytes: { most: mostBytes, of: bytesOf },
  });
  return {
    get: ({ index, question, keep }, rank, signal) =>
      answers.get(`${numberOf(index)} ${question}`, rank, signal, { keep }),
  };
}

export function bytesOf({ entries }: RankedPlaces): number {
  return entries.reduce(
    (sum, { body }) => sum + BYTES_A_PLACE + BYTES_A_CHARACTER * body.length,
    BYTES_AN_ANSWER,
  );
}
