import type { RankInterval } from '../../analytics/ranking/rank-interval.ts';
import type { Caller } from '../../domain/caller.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { ChangeKind } from '../runs/changes.ts';
import type { HeldRecords } from '../runs/held-records.ts';
import { answerKinds, type LatestChanges } from '../runs/latest-changes.ts';
import type { PublishedRuns } from '../runs/publishing.ts';
import type { FormerInput } from './input/ranking-input.ts';
import { readEntry, type ShortlistEntry } from './shortlist-entries.ts';
import type { ShortlistRanking } from './shortlist-ranking.ts';
import { ENGINE, type NewShortlist, type Shortlist } from './shortlist-storage.ts';

/** Why a ranking that is computed again can come out otherwise. */
export type ReplayCause =
  /** What a run that it cites derived has been removed: it was ranked again under the runs of now. */
  | 'RUN_GONE'
  /** People, assignments, demand, credentials or frameworks were recorded since, of which no former versions are kept. */
  | 'RECORDS_CHANGED'
  /** The roles that are ranked by, or what they require, have changed. */
  | 'REQUIREMENTS_CHANGED'
  /** Another version of the code, or of its arithmetic. */
  | 'OTHER_CODE'
  /** Nothing else explains it, and evidence was recorded since: its index may have held the first of it already. */
  | 'RECORDED_MEANWHILE'
  /** Nothing that was recorded explains it: something was altered past the change log. */
  | 'UNEXPLAINED';

export interface ReplayedPlace {
  readonly personId: Id;
  readonly roleId: Id;
  readonly score: number;
  /** The interval of the score. */
  readonly low: number;
  readonly high: number;
  readonly rankInterval: RankInterval;
}

/** What a place can differ in. */
export type ReplayAspect = 'PERSON' | 'ROLE' | 'SCORE' | 'INTERVAL' | 'RANK_INTERVAL';

export interface ReplayDifference {
  readonly rank: number;
  /** Of two people nothing else is compared. */
  readonly differs: readonly ReplayAspect[];
  readonly stored: ReplayedPlace | null;
  readonly again: ReplayedPlace | null;
}

export interface Replay {
  /** The same people, roles, scores and intervals in the same order, to the last bit, out of as many considered. */
  readonly identical: boolean;
  readonly considered: { readonly stored: number; readonly again: number };
  /** Places that differ, by rank; a list that is shorter has null there. */
  readonly differences: readonly ReplayDifference[];
  /** What is not as it was; a replay can be identical in spite of it. */
  readonly causes: readonly ReplayCause[];
  /** What was recorded since, where that is a cause. */
  readonly recordedSince: readonly ChangeKind[];
}

/** Computes a stored shortlist again from its request, runs, position and seed, and compares; writes nothing. */
export async function replayShortlist(
  ranking: Pick<ShortlistRanking, 'inputs' | 'rank'>,
  caller: Caller,
  shortlist: Shortlist,
  entries: readonly ShortlistEntry[],
): Promise<Replay> {
  const { id, request, asSent, idempotencyKey } = shortlist;
  const stored = entries.map(placeOf);
  const input = await formerInput(ranking, caller, shortlist);
  if (typeof input === 'string') return nothingAgain(shortlist, stored, input);
  const asked = { id, request, requestDigest: '', asSent, idempotencyKey };
  const again = await ranking.rank(caller, asked, null, input);
  const differences = differencesOf(
    stored,
    again.entries.map((entry) => placeOf(readEntry(id, entry))),
  );
  const considered = { stored: shortlist.considered, again: again.considered };
  const identical = differences.length === 0 && considered.stored === considered.again;
  const causes = causesOf(shortlist, again, input);
  if (!identical && causes.length === 0) {
    causes.push(input.evidenceSince ? 'RECORDED_MEANWHILE' : 'UNEXPLAINED');
  }
  return {
    identical,
    considered,
    differences,
    causes,
    recordedSince: input.recordedSince,
  };
}

/** What it was computed from, or why there is nothing left to rank by. */
async function formerInput(
  ranking: Pick<ShortlistRanking, 'inputs'>,
  caller: Caller,
  shortlist: Shortlist,
): Promise<FormerInput | ReplayCause> {
  try {
    return await ranking.inputs.former(caller, shortlist);
  } catch (error) {
    // A cluster is what its run derived; anything else stays, and may ask for nothing any more.
    if (error instanceof NotFound)
      return shortlist.target.kind === 'CLUSTER' ? 'RUN_GONE' : 'REQUIREMENTS_CHANGED';
    if (error instanceof InvalidInput) return 'REQUIREMENTS_CHANGED';
    throw error;
  }
}

function nothingAgain(
  { considered }: Shortlist,
  stored: readonly ReplayedPlace[],
  cause: ReplayCause,
): Replay {
  return {
    identical: false,
    considered: { stored: considered, again: 0 },
    differences: differencesOf(stored, []),
    causes: [cause],
    recordedSince: [],
  };
}

function placeOf({ personId, roleId, score, rankInterval }: ShortlistEntry): ReplayedPlace {
  return { personId, roleId, score: score.value, low: score.low, high: score.high, rankInterval };
}

function differencesOf(
  stored: readonly ReplayedPlace[],
  again: readonly ReplayedPlace[],
): ReplayDifference[] {
  const length = Math.max(stored.length, again.length);
  return Array.from({ length }, (_, i) => {
    const [then, now] = [stored[i] ?? null, again[i] ?? null];
    return { rank: i + 1, differs: aspectsOf(then, now), stored: then, again: now };
  }).filter(({ differs }) => differs.length > 0);
}

function aspectsOf(a: ReplayedPlace | null, b: ReplayedPlace | null): ReplayAspect[] {
  if (a === null || b === null || a.personId !== b.personId) return ['PERSON'];
  const differing: ReplayAspect[] = [];
  if (a.roleId !== b.roleId) differing.push('ROLE');
  if (a.score !== b.score) differing.push('SCORE');
  if (a.low !== b.low || a.high !== b.high) differing.push('INTERVAL');
  const [ranks, others] = [a.rankInterval, b.rankInterval];
  if (ranks.low !== others.low || ranks.high !== others.high || ranks.coverage !== others.coverage)
    differing.push('RANK_INTERVAL');
  return differing;
}

function causesOf(stored: Shortlist, again: NewShortlist, input: FormerInput): ReplayCause[] {
  const causes: ReplayCause[] = [];
  if (!input.asCited) causes.push('RUN_GONE');
  if (input.recordedSince.length > 0) causes.push('RECORDS_CHANGED');
  // Of other runs and another position the digest is another in any case.
  if (input.asCited && stored.inputDigest !== again.inputDigest) causes.push('REQUIREMENTS_CHANGED');
  if (stored.engine !== ENGINE) causes.push('OTHER_CODE');
  return causes;
}

/** Whether newer evidence, records or runs exist than those that each was computed from; in the given order. */
export async function staleShortlists(
  {
    latestChanges,
    published,
  }: { readonly latestChanges: LatestChanges; readonly published: HeldRecords<PublishedRuns> },
  { signal }: Caller,
  shortlists: readonly Shortlist[],
): Promise<boolean[]> {
  const last = await latestChanges.lastOf(answerKinds, { signal });
  // The log is known by now up to where it goes.
  const { records } = await published.asOf(last, { signal });
  return shortlists.map(({ runIds, epoch, target }) => {
    const { FIT_DECAY, EMBED_SKILLS, CLUSTER_ROLES } = records;
    const standing = [FIT_DECAY, EMBED_SKILLS, target.kind === 'CLUSTER' ? CLUSTER_ROLES : undefined];
    return standing.filter((run) => run !== undefined).join() !== runIds.join() || last > Number(epoch);
  });
}
