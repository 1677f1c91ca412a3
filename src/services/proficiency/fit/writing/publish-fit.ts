import type { Attempt } from '../../../../domain/attempt.ts';
import type { Clock } from '../../../../domain/clock.ts';
import { Conflict } from '../../../../domain/errors.ts';
import { type Id, nounOf } from '../../../../domain/ids.ts';
import type { View } from '../../../../domain/knowledge.ts';
import type { Graph } from '../../../../graph/graph.ts';
import { type Change, changesBetween, currentSeq, readChangesAfter } from '../../../runs/changes.ts';
import { publish } from '../../../runs/publishing.ts';
import { type RunFindings, recordFindings } from '../../../runs/run-attempts.ts';
import { createRefitSeries } from '../../refit-series.ts';
import { readChangedPeople } from '../planning/changed-evidence.ts';
import { endFit } from './fit-claim.ts';
import { type FitTarget, refitInto } from './write-series.ts';

export interface FittedRun {
  /** What the written series were fitted from. */
  readonly view: View;
  readonly target: FitTarget;
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
  { view, target }: FittedRun,
  from: number,
): Promise<number> {
  const { signal } = attempt.caller;
  const now = await currentSeq(graph, { signal });
  const changed: Touched = { people: new Set(), imported: false };
  for (let seq = from; seq < now; ) {
    const changes = await readChangesAfter(graph, seq, Math.min(CHANGES_AT_ONCE, now - seq), { signal });
    if (changes.length === 0) break;
    addTouched(changed, changes);
    seq = changes.at(-1)!.seq;
  }
  // What came while the run went on may have happened meanwhile too.
  const later = { ...view, asOf: clock.now(), knownSeq: now };
  const people = await touchedPeople(graph, changed, { ...view, knownSeq: from }, signal);
  if (people.length > 0) await refitInto(graph, attempt, target, people, later, { signal });
  return now;
}

/**
 * Publishes what is fitted up to `seq`, unless evidence came since: the change log's lock is held from looking to the
 * commit. Where it is to be published all the same (not `strictly`), those people are refitted right after.
 */
async function publishUnlessBehind(
  { graph, clock }: Dependencies,
  attempt: Attempt,
  { findings, replacing, view }: FittedRun,
  seq: number,
  strictly: boolean,
): Promise<boolean> {
  const { caller } = attempt;
  let behind: Touched = { people: new Set(), imported: false };
  const isBehind = () => behind.imported || behind.people.size > 0;
  try {
    await graph.write(
      async (transaction) => {
        behind = { people: new Set(), imported: false };
        await recordFindings(transaction, attempt, findings);
        const publishedSeq = await publish(transaction, attempt, 'FIT_DECAY', clock.now(), { replacing });
        addTouched(behind, await changesBetween(transaction, seq, publishedSeq - 1));
        if (strictly && isBehind()) throw new Conflict('Evidence came meanwhile.');
        await endFit(transaction, attempt);
      },
      { signal: caller.signal },
    );
  } catch (error) {
    if (strictly && isBehind()) return false;
    throw error;
  }
  if (isBehind()) {
    const people = await touchedPeople(graph, behind, { ...view, knownSeq: seq }, caller.signal);
    await createRefitSeries({ graph, clock }).refit(caller, people);
  }
  return true;
}

/** Whose series are not what they would be now. */
interface Touched {
  readonly people: Set<Id>;
  /** Imports name their run instead of people: who it was is read from the evidence. */
  imported: boolean;
}

/** A refit of what is published counts too: it may have written into edges that the fit continues. */
function addTouched(touched: Touched, changes: readonly Pick<Change, 'kind' | 'subject'>[]): void {
  for (const { kind, subject } of changes) {
    if (kind !== 'OBSERVATIONS' && kind !== 'PROFICIENCY') continue;
    if (nounOf(subject) === 'person') touched.people.add(subject);
    else touched.imported = true;
  }
}

async function touchedPeople(
  graph: Graph,
  { people, imported }: Touched,
  since: Pick<View, 'asOf' | 'knownSeq'>,
  signal: AbortSignal,
): Promise<Id[]> {
  if (!imported) return [...people];
  return [...new Set([...people, ...(await readChangedPeople(graph, since, { signal }))])];
}
