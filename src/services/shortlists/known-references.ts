import { NotFound } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import type { ShortlistRequest } from './shortlist-request.ts';
import { checkSkills } from './shortlist-target.ts';

type Referring = Pick<ShortlistRequest, 'scope'> &
  Partial<Pick<ShortlistRequest, 'pod' | 'exclude' | 'must'>>;

/**
 * Everything that a request names by id beside its target. Units and locations are words of the people's own records:
 * one that nobody bears leaves everybody out, and the list counts them.
 * @throws NotFound for the first id that is not known.
 */
export async function checkReferences(
  graph: Graph,
  { scope, pod = null, exclude = [], must = [] }: Referring,
  options: CallOptions,
): Promise<void> {
  const minimums = [...must, ...(scope.having ?? [])];
  await checkSkills(
    graph,
    minimums.map(({ skill }) => skill),
    options,
  );
  const pods = [...(pod === null ? [] : [pod]), ...(scope.pods ?? [])];
  await checkEach('No pod', pods, (ids) => graph.read(statements.podsById, { ids }, options));
  const people = (ids: readonly Id[]) => graph.read(statements.peopleById, { ids }, options);
  await checkEach('No person', scope.people ?? [], people);
  await checkEach('No person', exclude, people);
}

const IDS_PER_READ = 1_000;

async function checkEach(
  what: string,
  ids: readonly Id[],
  read: (ids: readonly Id[]) => Promise<readonly { readonly id: Id }[]>,
): Promise<void> {
  const sorted = [...new Set(ids)].sort();
  for (let from = 0; from < sorted.length; from += IDS_PER_READ) {
    const some = sorted.slice(from, from + IDS_PER_READ);
    const known = new Set((await read(some)).map(({ id }) => id));
    const unknown = some.find((id) => !known.has(id));
    if (unknown !== undefined) throw new NotFound(unknown, what);
  }
}
