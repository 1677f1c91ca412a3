import { DAY, type Instant } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { OPEN } from '../../domain/knowledge.ts';
import type { CallOptions, ColumnBatch, Graph, Statement, Transaction } from '../../graph/graph.ts';
import {
  type ReadPublishedAsKnownRow,
  type RemovableRunsRow,
  statements,
} from '../../graph/statements.generated.ts';

type Source = Statement<{ run: Id }, { readonly id: Id; readonly edges: number }>;
type Removal = Statement<{ run: Id; ids: readonly string[] }, never>;

/** What each job derives: where it begins, and what removes it. Clusters after the edges that hold them. */
const derived: Readonly<Record<string, readonly (readonly [Source, Removal])[]>> = {
  FIT_DECAY: [[statements.derivedProficiencies, statements.forgetProficiencies]],
  EMBED_SKILLS: [
    [statements.derivedAdjacencies, statements.forgetAdjacencies],
    [statements.derivedSimilarities, statements.forgetSimilarities],
    [statements.derivedVectorBlocks, statements.forgetVectorBlocks],
  ],
  CLUSTER_ROLES: [
    [statements.derivedMemberships, statements.forgetMemberships],
    [statements.derivedDistinctions, statements.forgetDistinctions],
    [statements.derivedClusters, statements.forgetClusters],
  ],
  PRICE_SKILLS: [[statements.derivedPremiums, statements.forgetPremiums]],
};
export type DerivingJob = 'FIT_DECAY' | 'EMBED_SKILLS' | 'CLUSTER_ROLES' | 'PRICE_SKILLS';

const EDGES_PER_TRANSACTION = 2_000;
const NODES_PER_STATEMENT = 1_000;
/** The current and the former, which requests that began before the last publish still read. */
const PUBLISHED_KEPT = 2;
const RUNS_PER_READ = 1_000;
/** Unless configured, so long after it was made a shortlist keeps what it was computed from. */
const CITED_KEPT_DAYS = 365;
/** Whose edges a stored shortlist keeps. Fitted ones are a copy: they are computed again from evidence and the Run. */
const keptWhereCited: ReadonlySet<DerivingJob> = new Set<DerivingJob>(['EMBED_SKILLS', 'CLUSTER_ROLES']);

/**
 * Removes what ended runs derived, in small transactions, except the current and the former published run of each
 * job, and adjacencies and clusters of those that a shortlist of the last `citedKeptDays` names: nothing else tells
 * what they were. Run twice, or killed and run again, it goes on where it was. Gives the number of runs and of edges
 * (and clusters) removed.
 */
export async function removeOldRuns(
  graph: Graph,
  at: Instant,
  {
    citedKeptDays = CITED_KEPT_DAYS,
    ...options
  }: CallOptions & { readonly citedKeptDays?: number | undefined } = {},
): Promise<{ readonly runs: number; readonly edges: number }> {
  let runs = 0;
  let edges = 0;
  const since = Math.floor(at - citedKeptDays * DAY);
  for (const job of Object.keys(derived) as DerivingJob[]) {
    const published = await graph.read(
      statements.readPublishedAsKnown,
      { job, knownAt: OPEN, knownSeq: OPEN, limit: PUBLISHED_KEPT },
      options,
    );
    const kept = published.flatMap(({ run, edgesOf }) => [run, edgesOf]);
    let generations = 0;
    for await (const { id, edgesOf } of removableRuns(graph, job, kept, since, options)) {
      if (edgesOf === id) edges += await removeDerived(graph, job, id, options);
      else generations += 1;
      await graph.write((transaction) => transaction.run(statements.markRunCleared, { id, at }), options);
      runs += 1;
    }
    if (generations > 0) edges += await removeEnded(graph, published, options);
  }
  return { runs, edges };
}

/** Page by page, so that runs that stay do not hide those behind them. */
async function* removableRuns(
  graph: Graph,
  job: DerivingJob,
  kept: readonly Id[],
  since: Instant,
  options: CallOptions,
): AsyncGenerator<RemovableRunsRow> {
  for (let after: Id | undefined = ''; after !== undefined; ) {
    const page: RemovableRunsRow[] = await graph.read(
      statements.removableRuns,
      { job, kept, after, limit: RUNS_PER_READ },
      options,
    );
    const ids = page.map(({ id }) => id);
    const cited = keptWhereCited.has(job)
      ? await graph.read(statements.citedRuns, { ids, since }, options)
      : [];
    const staying = new Set(cited.map(({ run }) => run));
    yield* page.filter(({ id }) => !staying.has(id));
    after = ids.length < RUNS_PER_READ ? undefined : ids.at(-1);
  }
}

/** Removes series that ended before all generations of their edges that are kept. Gives their number. */
async function removeEnded(
  graph: Graph,
  kept: readonly ReadPublishedAsKnownRow[],
  options: CallOptions,
): Promise<number> {
  let removed = 0;
  for (const [run, runs] of Map.groupBy(kept, ({ edgesOf }) => edgesOf)) {
    const generation = Math.min(...runs.map((row) => row.generation));
    const source = graph.readColumns(statements.endedProficiencies, { run, generation }, options);
    removed += await removeFrom(graph, source, options, (transaction, ids) =>
      transaction.run(statements.forgetEndedProficiencies, { run, generation, ids }),
    );
  }
  return removed;
}

/** Removes what one run derived, e.g. what a former attempt of it left. Gives the number of edges (and clusters). */
export async function removeDerived(
  graph: Graph,
  job: DerivingJob,
  run: Id,
  options: CallOptions = {},
): Promise<number> {
  let removed = 0;
  for (const [source, removal] of derived[job]!) {
    removed += await removeFrom(
      graph,
      graph.readColumns(source, { run }, options),
      options,
      (transaction, ids) => transaction.run(removal, { run, ids }),
    );
  }
  return removed;
}

async function removeFrom(
  graph: Graph,
  source: AsyncIterable<ColumnBatch<{ readonly id: Id; readonly edges: number }>>,
  options: CallOptions,
  remove: (transaction: Transaction, ids: readonly Id[]) => Promise<unknown>,
): Promise<number> {
  const nodes: { id: Id; edges: number }[] = [];
  for await (const { length, columns } of source) {
    for (let row = 0; row < length; row += 1) {
      nodes.push({ id: columns.id[row] as string, edges: columns.edges[row]! });
    }
  }
  let removed = 0;
  for (let from = 0; from < nodes.length; ) {
    const ids: Id[] = [];
    let edges = 0;
    while (from < nodes.length && ids.length < NODES_PER_STATEMENT) {
      const node = nodes[from]!;
      if (ids.length > 0 && edges + node.edges > EDGES_PER_TRANSACTION) break;
      ids.push(node.id);
      edges += node.edges;
      from += 1;
    }
    await graph.write((transaction) => remove(transaction, ids), options);
    removed += edges;
  }
  return removed;
}
