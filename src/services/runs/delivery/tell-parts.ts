import type { Clock } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { readPartsState } from './run-parts.ts';

/** How often a run looks after its parts; the last part to end calls it sooner. */
export const PARTS_POLL_MS = 500;
/** What of a run's progress its parts make up while they are at work. */
const PARTS_SHARE = 0.95;
/** A timer may come a little early, and times are told in tenths of a second. */
const EARLY_MS = 100;

/** How a run stands whose parts are waited for. */
export interface ToldOfParts {
  readonly active: boolean;
  readonly progress: number;
  /** How many parts are done, in words. */
  readonly done: string;
  /** Whether this look announced it; where nothing moved and it was told of just now, it does not. */
  readonly told: boolean;
}

/**
 * Tells how the parts of a run stand; parts that take long without telling more are told of all the same, by how long
 * they have stood so. The Run keeps since when: whoever looks goes on from there, and what another has just told is not
 * told again. Null where nothing is waited for.
 */
export async function tellParts(
  {
    graph,
    queue,
    clock,
  }: { readonly graph: Graph; readonly queue: Pick<JobQueue, 'announce'>; readonly clock: Clock },
  run: Id,
): Promise<ToldOfParts | null> {
  const parts = await readPartsState(graph, run);
  if (parts.pending === 0 || parts.broken > 0) return null;
  const [told] = await graph.read(statements.partsTold, { id: run });
  if (told === undefined) return null;
  const active = told.state === 'ACTIVE';
  const progress = Math.max(told.progress, PARTS_SHARE * parts.progress);
  const done = `${parts.total - parts.pending} of ${parts.total} parts done`;
  const stands = { active, progress, done, told: false };
  if (!active) return stands;
  const now = clock.now();
  const moved = progress > told.progress || told.phase === null || phaseWithoutTime(told.phase) !== done;
  const partsStoodAt = moved ? now : (told.partsStoodAt ?? now);
  const stoodMs = now - partsStoodAt;
  if (!moved && stoodMs - toldMs(told.phase ?? '') < PARTS_POLL_MS - EARLY_MS) return stands;
  // A clock of another machine may be ahead of this one's.
  const phase = stoodMs <= 0 ? done : `${done}, ${(stoodMs / 1000).toFixed(1)} s`;
  await graph.write(async (transaction) => {
    const [locked] = await transaction.run(statements.lockRun, { id: run, fence: told.fence });
    if (locked?.state !== 'ACTIVE' || locked.fence !== told.fence) return;
    await transaction.run(statements.tellParts, { id: run, progress, phase, partsStoodAt });
  });
  queue.announce({ runId: run });
  return { ...stands, told: true };
}

/**
 * Tells of a whole while parts of it are at work here, and a little longer, as parts can be shorter than the time between
 * two looks: the whole's own look at them waits for a worker, and all may be at work at parts. While a look at the graph
 * takes long, what it found last is told again, with how long ago that was.
 * @returns call it with the whole when a part begins, and what it gives when that part ends
 */
export function createWholeTeller(dependencies: {
  readonly graph: Graph;
  readonly queue: Pick<JobQueue, 'announce'>;
  readonly clock: Clock;
}): (whole: Id) => () => void {
  const tellers = new Map<Id, { parts: number; leftAt: number }>();

  return (whole) => {
    let teller = tellers.get(whole);
    if (teller === undefined) {
      teller = { parts: 0, leftAt: performance.now() };
      tellers.set(whole, teller);
      tell(whole, teller);
    }
    const joined = teller;
    joined.parts++;
    return () => {
      joined.parts--;
      joined.leftAt = performance.now();
    };
  };

  function tell(whole: Id, teller: { readonly parts: number; readonly leftAt: number }): void {
    const { queue } = dependencies;
    let found: (ToldOfParts & { readonly at: number }) | null = null;
    let toldAt = performance.now();
    const look = async () => {
      if (teller.parts === 0 && performance.now() - teller.leftAt > LINGER_MS) {
        clearInterval(again);
        tellers.delete(whole);
        return;
      }
      try {
        const stands = await tellParts(dependencies, whole);
        found = stands?.active ? { ...stands, at: performance.now() } : null;
        if (found?.told) toldAt = found.at;
      } catch {
        // Only progress is lost; what the part itself does will tell.
      }
      setTimeout(look, PARTS_POLL_MS).unref();
    };
    const again = setInterval(() => {
      if (found === null || teller.parts === 0) return;
      const now = performance.now();
      if (now - toldAt < PARTS_POLL_MS + EARLY_MS) return;
      toldAt = now;
      const phase = `${found.done}, ${((now - found.at) / 1000).toFixed(1)} s`;
      queue.announce({ runId: whole, progress: found.progress, phase });
    }, EARLY_MS).unref();
    void look();
  }
}

/** A worker that has ended one part soon has the next, if there is one. */
const LINGER_MS = 2 * PARTS_POLL_MS;

const TIME = /, ([\d.]+) s$/;

const phaseWithoutTime = (phase: string): string => phase.replace(TIME, '');

const toldMs = (phase: string): number => 1000 * Number(TIME.exec(phase)?.[1] ?? 0);
