import type { Id } from '../../../../domain/ids.ts';
import type { Graph } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';
import { EVERYBODY } from '../../../../talent-index/shards/person-shards.ts';
import { createSharedWork } from '../../../shared-work.ts';
import { readPeople } from './evidence-people.ts';
import type { FitPlan } from './fit-plan.ts';
import type { PeopleRange } from './parts.ts';

/** Whom a part fits, in order of id. */
export interface PeopleOfFit {
  within(run: Id, plan: Pick<FitPlan, 'changed'>, range: PeopleRange, signal: AbortSignal): Promise<Id[]>;
}

const KEPT_MS = 60_000;

/**
 * Everybody is read once a fit and process, not once a part: an engine without ordered indexes looks at all people to
 * find those in a range. Who comes later has no evidence in the fit's view.
 */
export function createPeopleOfFit(graph: Graph): PeopleOfFit {
  const everybody = createSharedWork<readonly Id[]>({
    what: 'lists of the people of a fit',
    ...{ inFlight: 2, waiting: 100, kept: 1, keptMs: KEPT_MS, retryAfter: 1 },
  });
  const read = (signal: AbortSignal) =>
    readPeople(graph.readColumns(statements.peopleWithin, { ...EVERYBODY }, { signal }), { signal });
  return {
    async within(run, { changed }, { from, until }, signal) {
      const people = changed ?? (await everybody.get(run, read, signal));
      return people.slice(firstFrom(people, from), firstFrom(people, until));
    },
  };
}

/** The first place whose id is not below; ids in order. */
function firstFrom(ids: readonly Id[], id: Id): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
