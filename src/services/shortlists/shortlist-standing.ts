import type { Caller } from '../../domain/caller.ts';
import { DAY } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { inPauses } from '../../talent-index/pause.ts';
import { bestRole } from '../../talent-index/rank/best-roles.ts';
import {
  decideEligibility,
  type ExclusionReason,
  reasonsAgainst,
} from '../../talent-index/rank/eligibility.ts';
import { type RankedPerson, ranksOf } from '../../talent-index/rank/rank-people.ts';
import { scoreTerms } from '../../talent-index/rank/rescore.ts';
import { scoreField } from '../../talent-index/rank/score-field.ts';
import type { Admission } from '../admission.ts';
import { pause } from '../talent/talent-index.ts';
import { awardGainsOf } from './award-gains.ts';
import { evidenceView, type RankingInput } from './input/ranking-input.ts';
import { filterOfRequest } from './rank-scope.ts';
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

export interface AskedStanding {
  readonly shortlist: Shortlist;
  readonly personId: Id;
}

/** In the order asked; null for a person who is not known. */
export type ReadStandings = (caller: Caller, asked: readonly AskedStanding[]) => Promise<(Standing | null)[]>;

/**
 * @param mostRefits beyond so many series, what a list was computed from is not computed again for a standing: it is
 * told by the index of now, and says so
 * @param rankings whoever ranks waits for a place among them, once what it ranks from is there
 */
export function createStandings(
  ranking: ShortlistRanking,
  reader: ReturnType<typeof createShortlistReader>,
  mostRefits: number,
  rankings: Admission,
): ReadStandings {
  async function offList(
    caller: Caller,
    shortlist: Shortlist,
    personIds: readonly Id[],
  ): Promise<Map<Id, Standing | null>> {
    const input = await ranking.inputs.formerWithin(caller, shortlist, mostRefits);
    return rankings.run(() => standingsIn(caller, shortlist, personIds, input), caller.signal);
  }

  async function standingsIn(
    caller: Caller,
    shortlist: Shortlist,
    personIds: readonly Id[],
    input: RankingInput & { readonly asCited: boolean },
  ): Promise<Map<Id, Standing | null>> {
    const { asCited: asListed, index, roles } = input;
    const { request, seed } = shortlist;
    const { asOf } = request;
    const filter = filterOfRequest(request);
    const day = Math.floor(asOf / DAY);
    const { eligible } = await decideEligibility(index, filter, asOf, day, pause);
    const field = await scoreField(index, roles, asOf, eligible, pause);
    const standings = new Map<Id, Standing | null>();
    const scored: RankedPerson[] = [];
    // Whoever was seen and achieved nothing is considered, and stands last.
    const isKnown = (person: number) =>
      roles.some((role) => scoreTerms(index, role, person, asOf).some(({ evidence }) => evidence !== null));
    for (const personId of personIds) {
      const person = index.people.ids.numberOf(personId);
      if (person === undefined) {
        standings.set(personId, null);
        continue;
      }
      const left = { rank: null, entry: null, asListed };
      const excludedBy = reasonsAgainst(index, filter, asOf, day, person);
      const best = bestRole(index, roles, person, asOf);
      if (excludedBy.length > 0) standings.set(personId, { ...left, excludedBy });
      else if (best.score > 0 || isKnown(person)) scored.push(best);
      else standings.set(personId, { ...left, excludedBy: ['NO_EVIDENCE'] });
    }
    // Places that are not by score alone are lifted by nothing; what people hold is read together.
    const { awardGains } = ranking;
    const catalogue = await awardGains.catalogue(caller);
    const lifted = request.diversity > 0 ? [] : scored;
    const liftsOf = await awardGains.of(caller, input, catalogue, lifted, evidenceView(request, input));
    const order = { roles, asOf, size: 1, eligible, seed };
    for (const one of scored) {
      const terms = scoreTerms(index, one.role, one.person, asOf);
      const lifts = liftsOf === null ? [] : await inPauses(liftsOf(one, terms), pause);
      const scores = [...new Set([one.score, ...lifts.map(({ score }) => score)])];
      const { ranks, considered } = await ranksOf(index, order, one.person, scores, pause);
      const rank = ranks[0]!;
      const place = { rank, asOf, field, considered };
      const rankOf = (score: number) => ranks[scores.indexOf(score)]!;
      const gains = awardGainsOf(index, one.person, lifts, rank, rankOf);
      const entry = readEntry(shortlist.id, describeEntry(index, one, terms, place, gains));
      standings.set(index.people.ids.at(one.person), { rank, entry, excludedBy: [], asListed });
    }
    return standings;
  }

  return async (caller, asked) => {
    if (asked.length === 0) return [];
    const listed = await reader.entriesOf(caller, asked);
    const missing = Map.groupBy(
      asked.filter((_, i) => listed[i] === null),
      ({ shortlist }) => shortlist.id,
    );
    const computed = new Map<Id, Map<Id, Standing | null>>();
    for (const [id, group] of missing) {
      const personIds = group.map(({ personId }) => personId);
      computed.set(id, await offList(caller, group[0]!.shortlist, personIds));
    }
    return asked.map(({ shortlist, personId }, i) => {
      const entry = listed[i];
      if (entry) return { rank: entry.rank, entry, excludedBy: [], asListed: true };
      return computed.get(shortlist.id)!.get(personId)!;
    });
  };
}
