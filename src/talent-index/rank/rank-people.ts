import { compareKeys } from '../../domain/ids.ts';
import { columnOf, partsOf, touchSkills } from '../build/fitted-series.ts';
import { inPauses, type Pause } from '../pause.ts';
import { SegmentScan } from '../scan/scan.ts';
import { TopBounds } from '../scan/top-bounds.ts';
import { SEGMENT_SIZE } from '../segments/segment.ts';
import type { TalentIndex } from '../talent-index.ts';
import { bestRole } from './best-roles.ts';
import { Head, type RankedPerson } from './head.ts';
import type { HeadTerms } from './head-terms.ts';
import { type RoleQuery, scoredPerSlice } from './role-query.ts';
import { tieHash } from './tie-break.ts';

export interface RankingRequest {
  /** One or more: a person is ranked by the role that fits best. */
  readonly roles: readonly RoleQuery[];
  readonly asOf: number;
  readonly size: number;
  /** By person number: ranked where not 0. */
  readonly eligible: Uint8Array;
  /** Orders equal scores. */
  readonly seed: string;
}

export interface Ranking {
  /** Best first; equal scores by the seeded hash of the person id. */
  readonly entries: readonly RankedPerson[];
  /** Eligible people with evidence in at least one required or adjacent skill: those that were scored. */
  readonly considered: number;
}

/** So many more than twice the list are scored exactly before others are looked for, if they have to be. */
const FIRST = 64;
/** Two to three milliseconds of them: most rankings of a million people are done in one go, whatever else goes on. */
const POSTINGS_PER_SLICE = 600_000;

export type { RankedPerson } from './head.ts';

/** Is told of everybody who is scored, with the upper bound that the scan found. */
export type SeeBound = (bound: number, person: number) => void;

/**
 * The exact top of everybody eligible: upper bounds from one scan, then exact scores from the highest bound down until
 * no bound left reaches the last place. Gives the same people, order and scores as scoring everybody in float64.
 * @param see told of everybody considered, once each
 * @param terms keeps those of the first 2 × size + 64; where one role is ranked by
 */
export async function rankPeople(
  index: TalentIndex,
  request: RankingRequest,
  pause: Pause,
  see?: SeeBound,
  terms?: HeadTerms | null,
): Promise<Ranking> {
  const scan = new SegmentScan(index, request.roles, request.asOf);
  const first = new TopBounds(Math.min(index.people.count, FIRST + 2 * request.size));
  const considered = await collect(index, request, scan, pause, first, see);
  await inPauses(first.closing(), pause);
  scan.touched ^= touchSkills(index, first.people().subarray(0, request.size + FIRST / 2));
  const head = new Head(request.size, index.people.ids, request.seed);
  const finished = await rescore(index, request, first, scan.error, head, pause, terms);
  if (!finished && considered > first.people().length) {
    const scored = new Set(first.people());
    const rest = new TopBounds(Infinity);
    await collect(index, request, scan, pause, {
      threshold: head.lastPlace - 2 * scan.error,
      take(bound, person) {
        if (!scored.has(person)) rest.take(bound, person);
      },
    });
    await inPauses(rest.closing(), pause);
    await rescore(index, request, rest, scan.error, head, pause);
    rest.release();
  }
  first.release();
  return { entries: head.ranked(), considered };
}

/** Is given the people whose bound exceeds its threshold of the moment. */
interface BoundTaker {
  readonly threshold: number;
  take(bound: number, person: number): void;
}

/** Scans segment by segment; gives how many eligible people have a bound above 0. */
async function collect(
  index: TalentIndex,
  request: RankingRequest,
  scan: SegmentScan,
  pause: Pause,
  taker: BoundTaker,
  see?: SeeBound,
): Promise<number> {
  const { eligible } = request;
  const parts = partsOf(index);
  const perPart = 1 + postingsOf(index, request.roles) / Math.max(1, parts.length);
  const slice = Math.max(1, Math.floor(POSTINGS_PER_SLICE / (perPart + SEGMENT_SIZE / 8)));
  let considered = 0;
  for (const [number, part] of parts.entries()) {
    const { segment, first, people, superseded } = part;
    const scanned = scan.scan(segment, pause, (found) => {
      const { met, bounds } = found;
      const ranked = found.rank(columnOf(eligible, part), superseded);
      const personAt = (slot: number) => (people === null ? first + slot : people[slot]!);
      for (let i = 0; see !== undefined && i < found.count; i++) {
        const slot = met[i]!;
        if (ranked[slot] !== 0) see(bounds[slot]!, personAt(slot));
      }
      considered += found.keepAbove(taker.threshold);
      const { count } = found;
      for (let i = 0; i < count; i++) {
        const slot = met[i]!;
        if (bounds[slot]! > taker.threshold) taker.take(bounds[slot]!, personAt(slot));
      }
    });
    if (scanned !== null) await scanned;
    if (number % slice === slice - 1) await pause();
  }
  return considered;
}

/** How many postings a scan of these roles reads: what a ranking costs. */
export function postingsOf({ bridges }: TalentIndex, roles: readonly RoleQuery[]): number {
  let total = 0;
  for (const { requirements } of roles) {
    for (const { skill } of requirements) {
      if (skill < 0) continue;
      total += bridges.holders[skill]!;
      for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++)
        total += bridges.holders[bridges.from[edge]!]!;
    }
  }
  return total;
}

/** @returns true when a bound fell below the last place, so that nobody further down can enter. */
async function rescore(
  index: TalentIndex,
  { roles, asOf, size }: RankingRequest,
  candidates: TopBounds,
  error: number,
  head: Head,
  pause: Pause,
  terms?: HeadTerms | null,
): Promise<boolean> {
  const slice = scoredPerSlice(roles);
  for (let scored = 1; candidates.highest >= 0; scored++) {
    if (candidates.highest + error < head.lastPlace) return true;
    const person = candidates.takeHighest();
    head.add(
      terms == null || scored > FIRST + 2 * size
        ? bestRole(index, roles, person, asOf)
        : { person, role: roles[0]!, score: terms.score(person) },
    );
    if (scored % slice === 0) await pause();
  }
  return false;
}

/**
 * The exact ranks that one eligible person has among all, or would have, with each of these scores: in one pass. Ties by the
 * seeded hash as in a ranking.
 */
export async function ranksOf(
  index: TalentIndex,
  request: RankingRequest,
  self: number,
  scores: readonly number[],
  pause: Pause,
): Promise<{ ranks: readonly number[]; considered: number }> {
  const scan = new SegmentScan(index, request.roles, request.asOf);
  const rivals: number[] = [];
  const considered = await collect(index, request, scan, pause, {
    threshold: Math.min(...scores) - 2 * scan.error,
    take(_, person) {
      if (person !== self) rivals.push(person);
    },
  });
  const idOf = (person: number) => index.people.ids.at(person);
  const own = tieHash(request.seed, idOf(self));
  const precedes = (person: number) => {
    const tie = tieHash(request.seed, idOf(person)) - own;
    return tie < 0 || (tie === 0 && compareKeys(idOf(person), idOf(self)) < 0);
  };
  const slice = scoredPerSlice(request.roles);
  const ranks = scores.map(() => 1);
  for (const [i, person] of rivals.entries()) {
    const { score } = bestRole(index, request.roles, person, request.asOf);
    for (const [n, other] of scores.entries())
      if (score > other || (score === other && precedes(person))) ranks[n]!++;
    if (i % slice === slice - 1) await pause();
  }
  return { ranks, considered };
}
