import type { Command } from 'commander';
import { Refused, UsageError } from '../failure.ts';
import { tell } from '../output.ts';
import { openApp } from '../session/product.ts';
import { configOf, everywhere, serving, withSettings } from '../settings-options.ts';
import { untilStopped } from '../until-stopped.ts';

export function addServeCommand(program: Command): void {
  withSettings(program.command('serve'), serving)
    .summary('serve GraphQL over HTTP')
    .description(
      'Serves GraphQL and GraphiQL at /graphql until Ctrl-C. On the embedded graph it runs the jobs too; ' +
        "on Neo4j start 'npx meritgraph worker' beside it, as many as you like.",
    )
    .option('--work', 'take jobs in this process on Neo4j too')
    .addHelpText('after', '\nExample:\n  npx meritgraph serve --port 4000')
    .action(async (options: { work?: boolean }, command: Command) => {
      const config = configOf(command.opts());
      const app = await openApp(config, {
        create: true,
        work: options.work === true || config.redis === undefined,
      });
      if ('heldBy' in app) throw new Refused(`The graph is held by the server at ${app.heldBy}.`);
      try {
        const { url } = await app.serve();
        tell(`Serving GraphQL at ${url} (Ctrl-C stops)`);
        await untilStopped();
      } finally {
        await app.close();
      }
    });
}

export function addWorkerCommand(program: Command): void {
  withSettings(program.command('worker'), everywhere)
    .summary('take background jobs from Redis')
    .description(
      'Takes jobs until SIGTERM or Ctrl-C; what is running then is finished or handed back to the other workers. ' +
        'Needs the production pair: --graph neo4j://… and --redis redis://….',
    )
    .addHelpText(
      'after',
      '\nExample:\n  npx meritgraph worker --graph neo4j://127.0.0.1:7687 --redis redis://127.0.0.1:6379',
    )
    .action(async (_options: unknown, command: Command) => {
      const config = configOf(command.opts());
      if (config.redis === undefined) {
        throw new UsageError(
          'The embedded graph runs its jobs in the process that holds it; a worker needs Neo4j and Redis.',
        );
      }
      const app = await openApp(config, { create: true, work: true });
      if ('heldBy' in app) throw new Refused(`The graph is held by the server at ${app.heldBy}.`);
      try {
        tell('Taking jobs (Ctrl-C stops)');
        await untilStopped();
      } finally {
        await app.close();
      }
    });
}
