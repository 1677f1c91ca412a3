import type { Instant } from '../../src/domain/clock.ts';
import type { Id } from '../../src/domain/ids.ts';
import type { ShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import type { PeopleScope } from '../../src/services/talent/people-scope.ts';
import { encodeId } from '../ids.ts';
import { momentAsSent, scopeAsSent, shortlistAsSent, withoutNulls } from '../shortlist/request-as-sent.ts';

/** What of a job's parameters names something or is a moment; see src/domain/jobs.ts. */
interface Naming {
  readonly asOf?: Instant;
  readonly demand?: readonly Id[];
  readonly scope?: PeopleScope;
  readonly shortlist?: { readonly id: Id; readonly input: ShortlistInput };
}

/** The parameters that a run keeps, with the ids and moments that clients know. */
export function parametersAsSent(kept: string): string {
  const { asOf, demand, scope, shortlist, ...rest } = JSON.parse(kept) as Naming;
  return withoutNulls({
    ...rest,
    asOf: momentAsSent(asOf),
    demand: demand?.map(encodeId),
    scope: scopeAsSent(scope),
    shortlist: shortlist && { id: encodeId(shortlist.id), input: shortlistAsSent(shortlist.input) },
  });
}
