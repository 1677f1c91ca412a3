import type { Graph } from '../../../graph/graph.ts';
import { currentSeq, markAt } from '../../runs/changes.ts';
import { readPublished } from '../../runs/publishing.ts';
import { sameEdges } from '../renewal/renew-snapshot.ts';
import type { TalentSnapshot } from '../talent-snapshot.ts';
import { DamagedSnapshot, OtherVersion, readSnapshot, writeSnapshot } from './snapshot-file.ts';

export async function saveSnapshot(graph: Graph, path: string, snapshot: TalentSnapshot): Promise<void> {
  await writeSnapshot(path, { ...snapshot, mark: await markAt(graph, snapshot.seq) });
}

/** OTHER: it is of other runs, of another graph or of another release, as a file that is kept between starts comes to be. */
export type OnRefused = (reason: string, kind: 'OTHER' | 'DAMAGED') => void;

/**
 * What `saveSnapshot` left there, where it can be caught up by the change log; null, and the reason, where not. The log of
 * a graph that was restored from a backup and went on holds something else at a position that had been taken before.
 */
export async function openSnapshot(
  graph: Graph,
  path: string,
  onRefused?: OnRefused,
): Promise<TalentSnapshot | null> {
  try {
    const kept = await readSnapshot(path);
    if (kept === null) return null;
    const { mark, ...snapshot } = kept;
    const refused = await whyRefused(graph, snapshot, mark);
    if (refused === null) return snapshot;
    onRefused?.(refused, 'OTHER');
    return null;
  } catch (error) {
    if (error instanceof OtherVersion) onRefused?.(error.message, 'OTHER');
    else if (error instanceof DamagedSnapshot) onRefused?.(error.message, 'DAMAGED');
    else throw error;
    return null;
  }
}

async function whyRefused(
  graph: Graph,
  { runs, seq }: TalentSnapshot,
  mark: string | null,
): Promise<string | null> {
  if (!sameEdges(runs, await readPublished(graph)))
    return 'It holds other runs than those that are published.';
  if (seq > (await currentSeq(graph))) return 'It is ahead of the change log: it is of another graph.';
  if (mark !== (await markAt(graph, seq)))
    return 'The change log holds something else at its position: it is of another graph, or the graph was restored from a backup.';
  return null;
}
