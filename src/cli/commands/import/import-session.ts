import type { Command } from 'commander';
import type { App } from '../../../app.ts';
import { Refused } from '../../failure.ts';
import { type ProgressDisplay, progressDisplay } from '../../progress.ts';
import { commandLog } from '../../session/command-log.ts';
import { openApp } from '../../session/product.ts';
import { configOf } from '../../settings-options.ts';

/** An import with the graph to itself, its progress shown, stopped by Ctrl-C between two transactions. */
export async function withApp(
  command: Command,
  title: string,
  work: (app: App, display: ProgressDisplay, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const config = configOf(command.opts());
  const app = await openApp(config, { create: true, work: false, log: commandLog(config) });
  if ('heldBy' in app) {
    throw new Refused(
      `The graph is held by the server at ${app.heldBy}. Stop it, import, and start it again.`,
    );
  }
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await work(app, progressDisplay(title), abort.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await app.close();
  }
}
