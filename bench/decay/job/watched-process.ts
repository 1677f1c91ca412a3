/**
 * Preloaded into a process that is measured (`--import`): on SIGUSR2 it says on stderr, in one line, which turns of its
 * event loop were long since it was last asked, and the most memory it has had resident since it began.
 */
import { isMainThread } from 'node:worker_threads';
import { peakResidentBytes } from './peak-memory.ts';
import { type Turn, watchTurns } from './turns.ts';

export interface Watched {
  readonly turns: readonly Turn[];
  readonly peakBytes: number;
  readonly cpuSeconds: number;
}

if (isMainThread) {
  const turns = watchTurns();
  process.on('SIGUSR2', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    const watched: Watched = {
      turns: turns(),
      peakBytes: peakResidentBytes(),
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    };
    process.stderr.write(`watched ${JSON.stringify(watched)}\n`);
  });
}
