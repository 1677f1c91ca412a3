import { createHash } from 'node:crypto';
import type { Attempt } from '../../../domain/attempt.ts';
import { type Instant, toCalendarDate } from '../../../domain/clock.ts';
import { type FieldProblem, InvalidInput, NotFound } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import type { JobParameters } from '../../../domain/jobs.ts';
import { LEAST_REQUIRED_WORDS } from '../../../domain/requirement.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { checkReferences } from '../input/known-references.ts';
import { nothing, readRequirements } from '../input/shortlist-target.ts';
import type { AskedShortlist } from '../shortlist-ranking.ts';
import {
  checkScope,
  checkShortlistInput,
  requestDigest,
  SHORTLIST_SIZE,
  type ShortlistInput,
  type ShortlistRequest,
} from '../shortlist-request.ts';

/** A request that a run answers: the same key gives the same run, so nothing of the moment is in it. */
export interface DeferredShortlist {
  readonly id: Id;
  readonly input: ShortlistInput;
}

/** One request as it is ranked and kept. */
export function askedShortlist(id: Id, input: ShortlistInput, request: ShortlistRequest): AskedShortlist {
  return {
    id,
    request,
    requestDigest: requestDigest(input),
    asSent: JSON.stringify(input),
    idempotencyKey: input.idempotencyKey ?? null,
  };
}

export interface Wanted {
  readonly wanted: readonly AskedShortlist[];
  /** Demand whose role requires nothing that weighs: left out, for nobody can be ranked for it. */
  readonly withoutRequirements: readonly Id[];
}

/** What a run has to rank; a second attempt finds the same ids. */
export async function wantedOf(
  graph: Graph,
  now: Instant,
  attempt: Pick<Attempt, 'runId' | 'caller'>,
  parameters: JobParameters<'RANK_CANDIDATES'>,
): Promise<Wanted> {
  if (parameters.shortlist === undefined) return openDemandAsked(graph, now, attempt, parameters);
  const { id, input } = parameters.shortlist as DeferredShortlist;
  const wanted = [askedShortlist(id, input, checkShortlistInput(input, now))];
  return { wanted, withoutRequirements: [] };
}

/**
 * One request a demand: those asked for, or all that have not ended by the day of `asOf` and whose role requires
 * something. Demand that was asked for by its id has to be such that people can be ranked for it.
 */
async function openDemandAsked(
  graph: Graph,
  now: Instant,
  { runId, caller: { signal } }: Pick<Attempt, 'runId' | 'caller'>,
  parameters: JobParameters<'RANK_CANDIDATES'>,
): Promise<Wanted> {
  const asOf = parameters.asOf ?? now;
  const problems: FieldProblem[] = [];
  const scope = checkScope(parameters.scope ?? {}, 'input.scope', problems);
  if (problems.length > 0) throw new InvalidInput(problems);
  await checkReferences(graph, { scope }, { signal });
  const all = parameters.demand === undefined;
  const ids = parameters.demand ?? [];
  const open = await graph.read(
    statements.openDemand,
    { ...nothing, day: all ? toCalendarDate(asOf) : '', all, ids },
    { signal },
  );
  const unknown = ids.find((id) => !open.some(({ demandId }) => demandId === id));
  if (unknown !== undefined) throw new NotFound(unknown, 'No demand');
  const roleIds = open.map(({ roleId }) => roleId);
  const weighing = new Set((await readRequirements(graph, roleIds, { signal })).map(({ roleId }) => roleId));
  const withoutRequirements = open.filter((row) => !weighing.has(row.roleId)).map((row) => row.demandId);
  if (withoutRequirements.length > 0 && (!all || withoutRequirements.length === open.length)) {
    throw new InvalidInput([{ path: 'input.demand', problem: requiresNothing(withoutRequirements) }]);
  }
  const rankable = open.filter(({ roleId }) => weighing.has(roleId));
  const wanted = rankable.map(({ demandId }) => {
    const input: ShortlistInput = {
      target: { demand: demandId },
      size: parameters.size ?? SHORTLIST_SIZE,
      asOf,
      scope,
    };
    return askedShortlist(shortlistIdOf(runId, demandId), input, checkShortlistInput(input, now));
  });
  return { wanted, withoutRequirements };
}

/** How many are told by name. */
export const NAMED = 5;

function requiresNothing(demand: readonly Id[]): string {
  const named = demand.slice(0, NAMED).join(', ');
  const more = demand.length > NAMED ? ` and ${demand.length - NAMED} more` : '';
  return `${named}${more}: the role requires no skill with importance and level of ${LEAST_REQUIRED_WORDS} or more`;
}

/** The same two parts are always the same shortlist. */
export function shortlistIdOf(maker: string, key: string): Id {
  return `shortlist:${createHash('sha256').update(`${maker}\u0000${key}`).digest('hex').slice(0, 32)}`;
}
