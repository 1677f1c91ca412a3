import type { Instant } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { buildTalentIndex } from '../../talent-index/build/build-talent-index.ts';
import type { PersonRange } from '../../talent-index/shards/person-shards.ts';
import { currentSeq } from '../runs/changes.ts';
import { readPublished } from '../runs/publishing.ts';
import { pauseWhileAsked, wait } from './pause.ts';
import { servingFromAwardEnds } from './reading/award-changes.ts';
import { withAwards } from './reading/award-series.ts';
import { readPeople, readPeopleByIds } from './reading/read-people.ts';
import { readCarryOver, readCurveClasses, readFitted } from './talent-index-input.ts';
import { buildAsOf, EVERYTHING, publishedFit, type TalentSnapshot } from './talent-snapshot.ts';

/** An index of some people, with the positions of the change log between which it was read. */
export interface PartialIndex {
  readonly snapshot: TalentSnapshot;
  readonly from: number;
  readonly to: number;
}

/** Whose index: everybody of a shard, or a few by their ids. */
export type Members = { readonly range: PersonRange } | { readonly ids: ReadonlySet<Id> };

/** An engine may show a commit piece by piece: what was committed so long ago is there as a whole. */
const SETTLED_MS = 250;

/**
 * The index of some people as of a moment, of what is published and recorded now. Nobody else is read. Its bridges weigh
 * as they do among these people alone: `weighedBy` puts that right.
 */
export async function buildPartialIndex(
  graph: Graph,
  members: Members,
  asOf: Instant,
  signal: AbortSignal,
): Promise<PartialIndex> {
  const from = await currentSeq(graph, { signal });
  if (!graph.capabilities.showsCommitsWhole) await wait(SETTLED_MS, signal);
  const politely = pauseWhileAsked(signal);
  await politely();
  const runs = await readPublished(graph, { signal });
  const fit = publishedFit(runs);
  const people =
    'ids' in members
      ? await readPeopleByIds(graph, [...members.ids].sort(), { signal })
      : await readPeople(graph, { signal }, members.range);
  const classes = await readCurveClasses(graph, fit, { signal }, runs.EMBED_SKILLS);
  const awarded = { graph, parameters: classes.carryOverParameters, view: EVERYTHING };
  const built = await buildTalentIndex(
    {
      people,
      carryOver: await readCarryOver(graph, runs, { signal }),
      ...classes,
      fitted: withAwards(awarded, people.ids, readFitted(graph, fit, people.ids, { signal }), { signal }),
    },
    politely,
  );
  const index = await servingFromAwardEnds(graph, built, { signal });
  const now: TalentSnapshot = { index, runs, seq: from };
  const snapshot = asOf >= index.watermark ? now : await buildAsOf(graph, now, asOf, signal);
  return { snapshot, from, to: await currentSeq(graph, { signal }) };
}
