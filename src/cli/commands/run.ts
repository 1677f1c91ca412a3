import { Argument, type Command } from 'commander';
import { print, printJson } from '../output.ts';
import { progressDisplay } from '../progress.ts';
import { runJob } from '../session/run-job.ts';
import { openSession } from '../session/session.ts';
import { configOf, reading, withSettings } from '../settings-options.ts';
import { renderRun } from '../views/run-view.ts';
import { moment, oneOf, serverUrl } from './arguments.ts';

const jobs: Record<string, string> = {
  'fit-decay': 'FIT_DECAY',
  'embed-skills': 'EMBED_SKILLS',
  'cluster-roles': 'CLUSTER_ROLES',
  'price-skills': 'PRICE_SKILLS',
  'rank-candidates': 'RANK_CANDIDATES',
};

export function addRunCommand(program: Command): void {
  withSettings(program.command('run'), reading)
    .summary('run a background job now and follow it')
    .description(
      'Runs a background job and shows its progress until it ends; Ctrl-C cancels it. ' +
        "Works through the running server where one holds the graph; on Neo4j a 'npx meritgraph worker' has to run.",
    )
    .addArgument(
      new Argument('<job>', 'what to compute').choices(Object.keys(jobs)).argParser(oneOf(Object.keys(jobs))),
    )
    .option(
      '--as-of <time>',
      'rank-candidates: as of this moment; fit-decay: refuse if there is later evidence',
      moment,
    )
    .option('--server <url>', 'a running server to ask', serverUrl)
    .option('--json', 'print the run as JSON')
    .addHelpText('after', '\nExample:\n  npx meritgraph run fit-decay --json')
    .action(
      async (job: string, options: { asOf?: string; server?: string; json?: boolean }, command: Command) => {
        const session = await openSession(configOf(command.opts()), { server: options.server, work: true });
        const abort = new AbortController();
        const stop = () => abort.abort();
        process.once('SIGINT', stop);
        try {
          const run = await runJob(
            session,
            { job: jobs[job], asOf: options.asOf },
            progressDisplay(job),
            abort.signal,
          );
          if (options.json) printJson(run);
          else print(renderRun(run));
        } finally {
          process.off('SIGINT', stop);
          await session.close();
        }
      },
    );
}
