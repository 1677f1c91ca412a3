import type { Instant } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import type { View } from '../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { type LastObservedParams, statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';
import { knownBy } from '../proficiency/decay-evidence.ts';
import type { PersonSkill } from '../proficiency/series/fitted-series.ts';

const PAIRS_PER_STATEMENT = 1_000;
/** All that was ever observed of them is looked through. */
const PEOPLE_PER_STATEMENT = 256;

/** When each series was last observed in a view, in their order; null where it was not. */
export async function readLastObserved(
  graph: Graph,
  series: readonly PersonSkill[],
  view: View,
  options: CallOptions,
): Promise<(Instant | null)[]> {
  const found = new Map<string, Instant>();
  for (const rows of pairsByStatement(series)) {
    const params = { rows, ...knownBy(view) };
    for (const { personId, skillId, lastAt } of await graph.read(statements.lastObserved, params, options))
      found.set(`${personId} ${skillId}`, lastAt);
  }
  return series.map(({ personId, skillId }) => found.get(`${personId} ${skillId}`) ?? null);
}

/** Each pair once, in byte order, a person's together as far as a statement takes them. */
export function* pairsByStatement(series: readonly PersonSkill[]): Generator<LastObservedParams['rows']> {
  const byPerson = Map.groupBy(series, ({ personId }) => personId);
  let rows: { readonly personId: Id; readonly skillIds: readonly Id[] }[] = [];
  let pairs = 0;
  for (const personId of distinctIds(byPerson.keys())) {
    const skills = distinctIds(byPerson.get(personId)!.map(({ skillId }) => skillId));
    for (let from = 0; from < skills.length; ) {
      const skillIds = skills.slice(from, from + PAIRS_PER_STATEMENT - pairs);
      rows.push({ personId, skillIds });
      pairs += skillIds.length;
      from += skillIds.length;
      if (pairs < PAIRS_PER_STATEMENT && rows.length < PEOPLE_PER_STATEMENT) continue;
      yield rows;
      rows = [];
      pairs = 0;
    }
  }
  if (rows.length > 0) yield rows;
}
