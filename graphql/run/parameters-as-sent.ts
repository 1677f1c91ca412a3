import type { JobParameters } from '../../src/domain/jobs.ts';
import type { ShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import type { PeopleScope } from '../../src/services/talent/people/people-scope.ts';
import { encodeId } from '../ids.ts';
import { momentAsSent, scopeAsSent, shortlistAsSent, withoutNulls } from '../shortlist/request-as-sent.ts';

type Ranking = JobParameters<'RANK_CANDIDATES'>;

/** What of a job's parameters names something or is a moment; see src/domain/jobs.ts. */
interface Naming
  extends Pick<Ranking, 'asOf' | 'demand' | 'shard'>,
    Pick<JobParameters<'FIT_DECAY'>, 'part'> {
  readonly scope?: PeopleScope;
  readonly shortlist?: { readonly id: string; readonly input: ShortlistInput };
}

/**
 * The parameters that a run keeps, with the ids and moments that clients know; those of a part, which the product gives
 * and nobody sends, too. The bounds of a part of people are in the order of the ids inside, not of those told.
 */
export function parametersAsSent(kept: string): string {
  const { asOf, demand, scope, shortlist, shard, part, ...rest } = JSON.parse(kept) as Naming;
  return withoutNulls({
    ...rest,
    asOf: momentAsSent(asOf),
    demand: demand?.map(encodeId),
    scope: scopeAsSent(scope),
    shortlist: shortlist && { id: encodeId(shortlist.id), input: shortlistAsSent(shortlist.input) },
    shard: shard && { ...shard, run: encodeId(shard.run), now: momentAsSent(shard.now) },
    part: part && { of: encodeId(part.of), from: encodeId(part.from), until: encodeId(part.until) },
  });
}
