import type { Caller } from '../../domain/caller.ts';
import { DAY } from '../../domain/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import { decideEligibility, type ExclusionReason, reasonsAgainst } from '../../talent-index/eligibility.ts';
import { bestRole, rankOf } from '../../talent-index/rank-people.ts';
import { scoreField } from '../../talent-index/score-field.ts';
import { filterOfScope } from '../talent/people-filter.ts';
import { pause } from '../talent/talent-index.ts';
import { describeEntry, readEntry, type ShortlistEntry } from './shortlist-entries.ts';
import type { ShortlistRanking } from './shortlist-ranking.ts';
import type { createShortlistReader, Shortlist } from './shortlist-storage.ts';

/** Where one person stands in a shortlist, on it or not, and why. */
export interface Standing {
  /** Null where the person was left out. */
  readonly rank: number | null;
  /** As on the list; computed for who is not on it. Null where the person was left out. */
  readonly entry: ShortlistEntry | null;
  /** Everything that keeps the person out; empty for who was ranked. */
  readonly excludedBy: readonly (ExclusionReason | 'NO_EVIDENCE')[];
  /** False: ranked by newer evidence than the list was, because what the list was computed from is no longer served. */
  readonly asListed: boolean;
}

export type ReadStanding = (caller: Caller, shortlist: Shortlist, personId: Id) => Promise<Standing>;

export function createStandings(
  ranking: ShortlistRanking,
  reader: ReturnType<typeof createShortlistReader>,
): ReadStanding {
  return async (caller, shortlist, personId) => {
    const listed = await reader.entryOf(caller, shortlist, personId);
    if (listed !== null) return { rank: listed.rank, entry: listed, excludedBy: [], asListed: true };
    const { request } = shortlist;
    const { asOf } = request;
    const { index, roles, runIds } = await ranking.prepare(caller, request);
    const asListed = runIds.join() === shortlist.runIds.join();
    const person = index.people.numberOf.get(personId);
    if (person === undefined) throw new NotFound(personId, 'No person');
    const filter = filterOfScope(request.scope, {
      availableOn: request.start,
      exclude: request.exclude,
      must: request.must,
    });
    const day = Math.floor(asOf / DAY);
    const excludedBy = reasonsAgainst(index, filter, asOf, day, person);
    if (excludedBy.length > 0) return { rank: null, entry: null, excludedBy, asListed };
    const { eligible } = await decideEligibility(index, filter, asOf, day, pause);
    const ranked = bestRole(index, roles, person, asOf);
    if (!(ranked.score > 0)) return { rank: null, entry: null, excludedBy: ['NO_EVIDENCE'], asListed };
    const order = { roles, asOf, size: 1, eligible, seed: shortlist.seed };
    const { rank, considered } = await rankOf(index, order, ranked, pause);
    const field = await scoreField(index, roles, asOf, eligible, pause);
    const entry = describeEntry(index, ranked, rank, asOf, field, considered);
    return { rank, entry: readEntry(shortlist.id, entry), excludedBy: [], asListed };
  };
}
