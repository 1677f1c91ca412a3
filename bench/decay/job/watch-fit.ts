import type { Caller } from '../../../src/domain/caller.ts';
import type { JobQueue } from '../../../src/queue/job-queue.ts';
import type { Run, Runs } from '../../../src/services/runs/runs.ts';
import type { BenchContext } from '../../bench.ts';
import type { Turn } from './turns.ts';

export const caller: Caller = {
  ...{ principal: 'bench', organisation: 'bench', requestId: 'bench' },
  signal: new AbortController().signal,
  scopes: new Set(['read', 'write', 'operate']),
};

/** A fit as whoever asked for it sees it. */
export interface WatchedFit {
  readonly run: Run;
  readonly seconds: number;
  /** The longest that nothing was told of it, in seconds. */
  readonly silence: number;
  /** What it, or one of its parts, was doing at a moment of the machine's clock. */
  phaseAt(moment: number): string;
}

export function metricOf(run: Run, name: string): number {
  return run.metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
}

/** Without the seconds that a phase has taken so far, and without how many parts are done. */
const named = (phase: string) => phase.replace(/, [\d.]+ s$/, '').replace(/^\d+ of \d+ parts done$/, 'parts');

/** Requests a FIT_DECAY and watches it to its end; notes how long each phase took. */
export async function watchFit(
  runs: Runs,
  queue: Pick<JobQueue, 'listen'>,
  note: BenchContext['note'],
): Promise<WatchedFit> {
  const doing: { readonly phase: string; readonly at: number }[] = [];
  const unlisten = queue.listen(({ phase }) => {
    if (phase != null && named(phase) !== doing.at(-1)?.phase)
      doing.push({ phase: named(phase), at: Date.now() });
  });
  const started = performance.now();
  let silence = 0;
  let silentIn = '';
  let toldAt = started;
  let run: Run | null = null;
  const phases: { readonly phase: string; readonly at: number }[] = [];
  const { id } = await runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
  for await (const state of runs.watch(caller, id)) {
    run = state;
    const quiet = performance.now() - toldAt;
    // Until a worker has it there is nothing to tell.
    if (quiet > silence && phases.some(({ phase }) => phase !== 'WAITING')) {
      silence = quiet;
      silentIn = phases.at(-1)?.phase ?? 'asking for it';
    }
    toldAt = performance.now();
    const phase = named(state.phase ?? state.state);
    if (phase !== phases.at(-1)?.phase) phases.push({ phase, at: performance.now() });
  }
  unlisten();
  const ended = performance.now();
  const seconds = (n: number) => (((phases[n + 1]?.at ?? ended) - phases[n]!.at) / 1000).toFixed(1);
  note(phases.map(({ phase }, n) => `${phase} ${seconds(n)} s`).join(' · '));
  note(`longest without progress: ${(silence / 1000).toFixed(2)} s (${silentIn})`);
  if (run?.state !== 'COMPLETED') throw new Error(`The fit ended ${run?.state}: ${run?.failure?.message}`);
  return {
    run,
    seconds: (ended - started) / 1000,
    silence: Math.max(silence, ended - toldAt) / 1000,
    phaseAt: (moment) => doing.findLast(({ at }) => at <= moment)?.phase ?? 'beginning',
  };
}

/** The longest turn in each phase, longest first; said in words, and the longest of all in milliseconds. */
export function longestTurns(fit: WatchedFit, turns: readonly Turn[], note: BenchContext['note']): number {
  const longest = new Map<string, number>();
  for (const { spent, at } of turns) {
    const phase = fit.phaseAt(at - spent);
    longest.set(phase, Math.max(spent, longest.get(phase) ?? 0));
  }
  const sorted = [...longest].sort(([, a], [, b]) => b - a);
  const said = sorted.map(([phase, spent]) => `${phase} ${spent.toFixed(0)} ms`).join(', ');
  note(`longest turn of the event loop in each phase, CPU time: ${said || 'all below 15 ms'}`);
  return sorted[0]?.[1] ?? 0;
}
