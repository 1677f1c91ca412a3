import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from '../../../test/e2e/process.ts';
import type { Watched } from './watched-process.ts';

const LOOK_EVERY_MS = 50;

/** What a watched process saw of itself since it was last asked; an error with its last words where it has ended. */
export async function askWatched({
  child,
  stderr,
}: Pick<RunningProcess, 'child' | 'stderr'>): Promise<Watched> {
  const answers = () => [...stderr().matchAll(/^watched (.*)\n/gm)].map(([, text]) => text!);
  const before = answers().length;
  child.kill('SIGUSR2');
  while (answers().length === before) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `The watched process ended (${child.exitCode ?? child.signalCode}):\n${stderr().slice(-2_000)}`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
  return JSON.parse(answers().at(-1)!) as Watched;
}
