import type { Instant } from '../../domain/clock.ts';
import { Cancelled } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { buildPeople } from '../../talent-index/build-people.ts';
import { buildTalentIndex } from '../../talent-index/build-talent-index.ts';
import type { FittedBatch } from '../../talent-index/fitted-batch.ts';
import { currentSeq } from '../runs/changes.ts';
import { readPublished } from '../runs/publishing.ts';
import { withAwards } from './award-series.ts';
import { pause, wait } from './pause.ts';
import {
  batchOf,
  fittedAgain,
  readAssignments,
  readCarryOver,
  readCurveClasses,
  readFitted,
  readPeople,
  readSeriesOf,
} from './talent-index-input.ts';
import { buildAsOf, EVERYTHING, publishedFit, type TalentSnapshot } from './talent-snapshot.ts';

/** An index of some people, with the positions of the change log between which it was read. */
export interface PartialIndex {
  readonly snapshot: TalentSnapshot;
  readonly from: number;
  readonly to: number;
}

/** Whose index: everybody of a shard, or a few by their ids. */
export type Members = { readonly isMember: (personId: Id) => boolean } | { readonly ids: ReadonlySet<Id> };

/** An engine may show a commit piece by piece: what was committed so long ago is there as a whole. */
const SETTLED_MS = 250;

/**
 * The index of some people as of a moment, of what is published and recorded now. Nobody else's series are kept in
 * memory. Its bridges weigh as they do among these people alone: `weighedBy` puts that right.
 */
export async function buildPartialIndex(
  graph: Graph,
  members: Members,
  asOf: Instant,
  signal: AbortSignal,
): Promise<PartialIndex> {
  const from = await currentSeq(graph, { signal });
  await wait(SETTLED_MS, signal);
  const politely = async () => {
    if (signal.aborted) throw new Cancelled();
    await pause();
  };
  await politely();
  const runs = await readPublished(graph, { signal });
  const fit = publishedFit(runs);
  const isMember = 'ids' in members ? (id: Id) => members.ids.has(id) : members.isMember;
  const people = (await readPeople(graph, { signal })).filter(({ personId }) => isMember(personId));
  const known = new Set(people.map(({ personId }) => personId));
  const assignments = (await readAssignments(graph, { signal })).filter(({ personId }) =>
    known.has(personId),
  );
  const fitted =
    'ids' in members
      ? fittedAgain([...known].sort(), (ids) => readSeriesOf(graph, fit, ids))
      : onlyOf(readFitted(graph, fit, { signal }), known);
  const classes = await readCurveClasses(graph, fit, { signal }, runs.EMBED_SKILLS);
  const awarded = { graph, parameters: classes.carryOverParameters, view: EVERYTHING };
  const index = await buildTalentIndex(
    {
      people: buildPeople(people, assignments),
      carryOver: await readCarryOver(graph, runs, { signal }),
      ...classes,
      fitted: withAwards(awarded, known, fitted, batchOf, { signal }),
    },
    politely,
  );
  const now: TalentSnapshot = { index, runs, seq: from };
  const snapshot = asOf >= index.watermark ? now : await buildAsOf(graph, now, asOf, signal);
  return { snapshot, from, to: await currentSeq(graph, { signal }) };
}

/** The rows of these people. */
async function* onlyOf(
  batches: AsyncIterable<FittedBatch>,
  people: ReadonlySet<Id>,
): AsyncGenerator<FittedBatch> {
  for await (const { length, columns } of batches) {
    const rows: number[] = [];
    for (let i = 0; i < length; i++) if (people.has(columns.personId[i]!)) rows.push(i);
    const numbers = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
    yield {
      length: rows.length,
      columns: {
        personId: rows.map((i) => columns.personId[i]!),
        skillId: rows.map((i) => columns.skillId[i]!),
        initial: numbers(columns.initial),
        halfLifeDays: numbers(columns.halfLifeDays),
        abilityVariance: numbers(columns.abilityVariance),
        logHalfLifeVariance: numbers(columns.logHalfLifeVariance),
        covariance: numbers(columns.covariance),
        lastReinforcedAt: numbers(columns.lastReinforcedAt),
        lastAt: numbers(columns.lastAt),
        observations: numbers(columns.observations),
      },
    };
  }
}
