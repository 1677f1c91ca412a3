import type { Attempt } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import { compareKeys, type Id } from '../../../domain/ids.ts';
import type { Mapping, MappingOrigin } from '../../../domain/mapping.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { linkCount, READ_NODES, replaceLinks } from '../../frameworks/replace-links.ts';
import {
  importTransactions,
  inBatches,
  inWeighedBatches,
  STATEMENT_ROWS,
  TRANSACTION_ROWS,
} from '../import-transactions.ts';

export interface MappingImport {
  /** Mappings whose both ends are in the graph: they stand now. */
  readonly mappings: number;
  /** How many roles or skills are mapped otherwise than before. */
  readonly changed: number;
  /** Ids that the source names and the graph does not know, on the side that maps and on the other; no error. */
  readonly unknownFrom: number;
  readonly unknownTo: number;
  /** Mappings left out for either reason. */
  readonly leftOut: number;
}

interface StoredRow {
  readonly id: string;
  readonly toIds: readonly string[];
  readonly matches: readonly string[];
  readonly sources: readonly string[];
}

const ofSkills = {
  known: statements.knownSkills,
  mapped: statements.mappedSkills,
  stored: statements.storedSkillMappings,
  link: statements.linkSkillMappings,
  remove: statements.removeSkillMappings,
} as const;
const ofRoles = {
  known: statements.knownRoles,
  mapped: statements.mappedRoles,
  stored: statements.storedRoleMappings,
  link: statements.linkRoleMappings,
  remove: statements.removeRoleMappings,
} as const;

/**
 * Leaves the graph with these mappings of an origin. `only`: those from other ids are left as they are (an excerpt).
 * Compared with what stands before anything is written: the same again writes nothing, and what was cut off is completed.
 */
export async function writeMappings(
  graph: Graph,
  clock: Clock,
  attempt: Attempt,
  source: {
    readonly noun: 'skill' | 'role';
    readonly origin: MappingOrigin;
    readonly mappings: readonly Mapping[];
    readonly only?: readonly Id[];
  },
): Promise<MappingImport> {
  const { signal } = attempt.caller;
  const { origin, mappings, only } = source;
  const how = source.noun === 'skill' ? ofSkills : ofRoles;

  const named = [...new Set(mappings.flatMap(({ id, toId }) => [id, toId]))].sort(compareKeys);
  const known = new Set<Id>();
  for (const ids of inBatches(named, STATEMENT_ROWS)) {
    for (const { id } of await graph.read(how.known, { ids }, { signal })) known.add(id);
  }
  const kept = mappings.filter(({ id, toId }) => known.has(id) && known.has(toId));
  const wanted = Map.groupBy(kept, ({ id }) => id);
  const owners = new Set<Id>(only ?? wanted.keys());
  if (only === undefined) {
    for await (const { columns } of graph.readColumns(how.mapped, { origin }, { signal })) {
      for (const id of columns.id) owners.add(id);
    }
  }
  const links = [...owners].sort(compareKeys).map((id) => ({
    id,
    links: (wanted.get(id) ?? []).map(({ toId, match, source }) => ({
      id,
      toId,
      matched: match as string,
      source,
      origin: origin as string,
    })),
  }));

  const toLinks = (rows: readonly StoredRow[]) =>
    rows.map(({ id, toIds, matches, sources }) => ({
      id,
      links: toIds.map((toId, index) => ({
        id,
        toId,
        matched: matches[index]!,
        source: sources[index]!,
        origin: origin as string,
      })),
    }));
  const differing: typeof links = [];
  for (const batch of inBatches(links, READ_NODES)) {
    const ids = batch.map(({ id }) => id);
    const stored = toLinks(await graph.read(how.stored, { ids, origin }, { signal }));
    const standing = new Map(stored.map(({ id, links }) => [id, links]));
    for (const one of batch) {
      if (JSON.stringify(one.links) !== JSON.stringify(standing.get(one.id) ?? [])) differing.push(one);
    }
  }
  const transactions = importTransactions(graph, clock, attempt);
  let done = 0;
  for (const batch of inWeighedBatches(differing, TRANSACTION_ROWS / 2, linkCount)) {
    await transactions.commit('RELATIONS', (transaction) =>
      replaceLinks(transaction, batch, {
        read: async (ids) => toLinks(await transaction.run(how.stored, { ids, origin })),
        remove: how.remove,
        removal: { origin: origin as string },
        create: how.link,
      }),
    );
    done += batch.length;
    attempt.progress(done / differing.length, 'writing mappings');
  }
  const unknown = (side: 'id' | 'toId') =>
    new Set(mappings.map((mapping) => mapping[side]).filter((id) => !known.has(id))).size;
  return {
    mappings: kept.length,
    changed: differing.length,
    unknownFrom: unknown('id'),
    unknownTo: unknown('toId'),
    leftOut: mappings.length - kept.length,
  };
}
