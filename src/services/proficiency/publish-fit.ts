import type { DecayHyperparameters } from '../../analytics/decay/hyperparameters.ts';
import type { Attempt } from '../../domain/attempt.ts';
import type { Clock } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import { type Id, nounOf } from '../../domain/ids.ts';
import type { View } from '../../domain/knowledge.ts';
import type { Graph } from '../../graph/graph.ts';
import { changesBetween, currentSeq, readChangesAfter } from '../runs/changes.ts';
import { publish } from '../runs/publishing.ts';
import { type RunFindings, recordFindings } from '../runs/run-attempts.ts';
import { createRefitSeries, refitPeople } from './refit-series.ts';

export interface FittedRun {
  /** What the written series were fitted from. */
  readonly view: View;
  readonly hyperparameters: DecayHyperparameters;
  readonly findings: RunFindings;
  /** The run that was published when this one began. */
  readonly replacing: Id | null;
}

interface Dependencies {
  readonly graph: Graph;
  readonly clock: Clock;
}

/** Evidence may keep coming: after so many rounds the fit is published, and who is behind is refitted then. */
const MOST_CATCH_UPS = 5;
const CHANGES_AT_ONCE = 1_000;

/** Publishes a fit that misses nothing which was recorded while it ran. */
export async function publishCaughtUp(
  dependencies: Dependencies,
  attempt: Attempt,
  run: FittedRun,
): Promise<void> {
  let seq = run.view.knownSeq;
  for (let rounds = 0; ; rounds++) {
    seq = await catchUp(dependencies, attempt, run, seq);
    attempt.progress(0.98, 'publishing');
    if (await publishUnlessBehind(dependencies, attempt, run, seq, rounds < MOST_CATCH_UPS)) return;
  }
}

/** Fits those again whose evidence changed after `from`, and gives the position up to which that is done. */
async function catchUp(
  { graph, clock }: Dependencies,
  attempt: Attempt,
  { view, hyperparameters }: FittedRun,
  from: number,
): Promise<number> {
  const { signal } = attempt.caller;
  const now = await currentSeq(graph, { signal });
  const changed = new Set<Id>();
  for (let seq = from; seq < now; ) {
    const changes = await readChangesAfter(graph, seq, CHANGES_AT_ONCE, { signal });
    if (changes.length === 0) break;
    addObserved(changed, changes);
    seq = changes.at(-1)!.seq;
  }
  if (changed.size > 0) {
    // What came while the run went on may have happened meanwhile too.
    const later = { ...view, asOf: clock.now(), knownSeq: now };
    const request = { people: [...changed], view: later, runId: attempt.runId, hyperparameters };
    await refitPeople(graph, request, { signal, attempt });
  }
  return now;
}

/**
 * Publishes what is fitted up to `seq`, unless evidence came since: the change log's lock is held from looking to the
 * commit. Where it is to be published all the same (not `strictly`), those people are refitted right after.
 */
async function publishUnlessBehind(
  { graph, clock }: Dependencies,
  attempt: Attempt,
  { findings, replacing }: FittedRun,
  seq: number,
  strictly: boolean,
): Promise<boolean> {
  const { caller } = attempt;
  const behind = new Set<Id>();
  try {
    await graph.write(
      async (transaction) => {
        behind.clear();
        await recordFindings(transaction, attempt, findings);
        const published = await publish(transaction, attempt, 'FIT_DECAY', clock.now(), { replacing });
        addObserved(behind, await changesBetween(transaction, seq, published - 1));
        if (strictly && behind.size > 0) throw new Conflict('Evidence came meanwhile.');
      },
      { signal: caller.signal },
    );
  } catch (error) {
    if (strictly && behind.size > 0) return false;
    throw error;
  }
  if (behind.size > 0) await createRefitSeries({ graph, clock }).refit(caller, [...behind]);
  return true;
}

/** Imports name their run instead of people: they ask for a fit of their own once they are through. */
function addObserved(
  people: Set<Id>,
  changes: readonly { readonly kind: string; readonly subject: Id }[],
): void {
  for (const { kind, subject } of changes) {
    if (kind === 'OBSERVATIONS' && nounOf(subject) === 'person') people.add(subject);
  }
}
