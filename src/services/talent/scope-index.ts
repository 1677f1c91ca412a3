import type { Caller } from '../../domain/caller.ts';
import type { Instant } from '../../domain/clock.ts';
import { Unavailable } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { createAdmission } from '../admission.ts';
import { createLatestChanges } from '../runs/latest-changes.ts';
import { buildPartialIndex } from './partial-index.ts';
import { statementFilter } from './people/people-filter.ts';
import type { PeopleScope } from './people/people-scope.ts';
import type { TalentIndexService } from './talent-index.ts';
import { builtKinds } from './talent-snapshot.ts';

export interface ScopeIndexes {
  /**
   * An index that holds at least everybody who is employed and in scope at a moment: that of everybody or, while it cannot
   * answer, one of the people in scope, read from the graph. What it holds of each is what an index of everybody would;
   * only how likely somebody has to do with a skill that was never shown is not weighed by everybody. `Unavailable` where more
   * than `MOST_PEOPLE` are in scope, or they go on changing while they are read.
   */
  of(caller: Caller, scope: PeopleScope, asOf: Instant): Promise<TalentIndex>;
}

/** As many as a list of ids may name. */
export const MOST_PEOPLE = 1_000;
const MOST_ROUNDS = 3;
const FROM_THE_GRAPH = {
  what: 'questions about some people while the talent index is built',
  ...{ inFlight: 1, waiting: 16, retryAfter: 5 },
};

export function createScopeIndexes({
  graph,
  talentIndex,
}: {
  readonly graph: Graph;
  readonly talentIndex: Pick<TalentIndexService, 'asOf'>;
}): ScopeIndexes {
  const admission = createAdmission(FROM_THE_GRAPH);
  const latestChanges = createLatestChanges(graph);

  /** Null where there are too many, or they change too often. */
  async function fromTheGraph({ signal }: Caller, scope: PeopleScope, asOf: Instant) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const ids = await peopleInScope(graph, scope, asOf, { signal });
      if (ids.length > MOST_PEOPLE) return null;
      const { snapshot, from, to } = await buildPartialIndex(graph, { ids: new Set(ids) }, asOf, signal);
      // Its parts are of one position, or it is read again.
      if (!(await latestChanges.between(builtKinds, from, to, { signal }))) return snapshot.index;
    }
    return null;
  }

  return {
    async of(caller, scope, asOf) {
      try {
        return (await talentIndex.asOf(caller, asOf)).index;
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        const index = await admission.run(() => fromTheGraph(caller, scope, asOf), caller.signal);
        if (index === null) throw error;
        return index;
      }
    },
  };
}

/** Of those employed on the day; one more than `MOST_PEOPLE` where there are more. What the scope asks of skills is left to an index. */
async function peopleInScope(
  graph: Graph,
  scope: PeopleScope,
  asOf: Instant,
  options: CallOptions,
): Promise<Id[]> {
  const params = { ...statementFilter(scope, [], asOf), after: '', limit: MOST_PEOPLE + 1 };
  return (await graph.read(statements.personPage, params, options)).map(({ id }) => id);
}
