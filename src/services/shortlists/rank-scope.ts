import { DAY } from '../../domain/clock.ts';
import type { Pause } from '../../talent-index/pause.ts';
import { decideEligibility, type Eligibility } from '../../talent-index/rank/eligibility.ts';
import type { HeadTerms } from '../../talent-index/rank/head-terms.ts';
import { type RankedPerson, rankPeople } from '../../talent-index/rank/rank-people.ts';
import type { RoleQuery } from '../../talent-index/rank/role-query.ts';
import { BoundBins, type NumberedScore, type ScoreBin } from '../../talent-index/rank/score-field.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { filterOfScope } from '../talent/people/people-filter.ts';
import { digestOf, type ShortlistRequest } from './shortlist-request.ts';

/** How everybody in scope stands, of one index or of shards merged: all that a list needs to know of who is not on it. */
export interface RankedScope {
  /** The best `poolOf` of them, best first. */
  readonly best: readonly RankedPerson[];
  /** People who were scored. */
  readonly considered: number;
  /** People whom nothing excluded, with evidence or without. */
  readonly people: number;
  readonly excluded: Eligibility['excluded'];
  /** What rank intervals come from. */
  readonly bins: readonly ScoreBin[];
}

export interface ScopeOfIndex extends RankedScope {
  readonly bins: readonly ScoreBin<NumberedScore>[];
}

/** @param terms keeps those of the best for who describes them; where one role is ranked by */
export async function rankScope(
  index: TalentIndex,
  roles: readonly RoleQuery[],
  request: ShortlistRequest,
  pause: Pause,
  terms: HeadTerms | null = null,
): Promise<ScopeOfIndex> {
  const { asOf } = request;
  const { eligible, people, excluded } = await decideEligibility(
    index,
    filterOfRequest(request),
    asOf,
    Math.floor(asOf / DAY),
    pause,
  );
  const seed = seedOf(request, roles);
  const bins = new BoundBins(index.people.ids);
  const { entries: best, considered } = await rankPeople(
    index,
    { roles, asOf, size: poolOf(request), eligible, seed },
    pause,
    (bound, person) => bins.add(bound, person),
    terms,
  );
  const scored = await bins.scoredForList(index, roles, asOf, pause, request.size, terms);
  return { best, considered, people, excluded, bins: scored };
}

/** Whom a request is about. */
export function filterOfRequest({ scope, start, exclude, must }: ShortlistRequest) {
  return filterOfScope(scope, { start, exclude, must });
}

/** Of so many times the size asked for those are chosen who differ most. */
const POOL = 4;
/** How many of those who come after a list are looked at for whom an assessment could bring onto it. */
const MOST_NEXT = 25;

/** How many of the best are looked at. */
export function poolOf({ size, diversity }: ShortlistRequest): number {
  return diversity > 0 ? size * POOL + 50 : size + Math.min(size, MOST_NEXT);
}

/** What decides equal scores: the question, without what decides nothing, and without ids that a run made. */
export function seedOf(request: ShortlistRequest, roles: readonly Pick<RoleQuery, 'roleId'>[]): string {
  const { size: _size, target: _target, pod: _pod, ...question } = request;
  const digest = digestOf({ ...question, roles: roles.map(({ roleId }) => roleId) });
  return BigInt(`0x${digest.slice(0, 13)}`).toString();
}
