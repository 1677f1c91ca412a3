import type { Command } from 'commander';
import type { App } from '../../app.ts';
import { Refused } from '../failure.ts';
import { print, printJson, table, tell } from '../output.ts';
import { openApp } from '../product.ts';
import { type ProgressDisplay, progressDisplay } from '../progress.ts';
import { configOf, everywhere, withSettings } from '../settings-options.ts';

interface Options {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly history?: boolean;
}

export function addImportCommand(program: Command): void {
  const group = program
    .command('import')
    .summary('bring in reference data or an organisation')
    .description(
      'Reads files into the graph. The same files again change nothing; an import that was cut off is taken up.',
    );

  withSettings(group.command('onet'), everywhere)
    .summary('a release of the O*NET database')
    .description(
      'Reads a folder of O*NET text files (tab-separated, gzipped or plain). Missing tables are named, not fatal.',
    )
    .argument('<dir>', 'the folder of a release')
    .option('--json', 'print JSON')
    .action((dir: string, options: Options, command: Command) =>
      withApp(command, `import onet`, async (app, display, signal) => {
        const { result } = await app.services.imports.onet(app.caller(signal), dir, {
          onProgress: display.update,
        });
        display.done(result.unchanged ? 'this release is in the graph already' : 'done');
        if (result.missing.length > 0) tell(`Not in the folder: ${result.missing.join(', ')}.`);
        if (options.json) printJson(result);
        else {
          print(
            `O*NET ${result.version}: ${result.roles} roles, ${result.skills} skills, ${result.requirements} requirements.`,
          );
        }
      }),
    );

  withSettings(group.command('oews'), everywhere)
    .summary('wages of the Occupational Employment and Wage Statistics')
    .description(
      'Reads a national or sector table of OEWS as tab-separated text, gzipped or plain; after O*NET.',
    )
    .argument('<file>', 'the table')
    .option('--json', 'print JSON')
    .action((file: string, options: Options, command: Command) =>
      withApp(command, `import oews`, async (app, display, signal) => {
        const { result } = await app.services.imports.oews(app.caller(signal), file, {
          onProgress: display.update,
        });
        display.done('done');
        if (options.json) printJson(result);
        else
          print(
            `OEWS: ${result.benchmarks} benchmarks, ${result.changed} of them new or changed; ${result.rolesWithWages} roles have one.`,
          );
      }),
    );

  withSettings(group.command('organisation'), everywhere)
    .summary('people, credentials, evidence, pods: a folder of CSV files')
    .description(
      'Reads the organisation format (docs/importing.md); after the frameworks that it refers to.\n' +
        'A row that breaks a rule goes to a report and the others go in; the exit code is 3 if any was refused.',
    )
    .argument('<dir>', 'the folder')
    .option('--strict', 'refuse everything, before anything is written, if any row is refused')
    .option(
      '--history',
      'evidence without recorded_at was known when it happened (a first import of old evidence)',
    )
    .option('--json', 'print JSON')
    .action((dir: string, options: Options, command: Command) =>
      withApp(command, `import organisation`, async (app, display, signal) => {
        const { strict = false, history = false } = options;
        const { result } = await app.services.imports.organisation(app.caller(signal), dir, {
          ...{ strict, history },
          onProgress: display.update,
        });
        display.done('done');
        for (const notice of result.notices) tell(notice);
        if (options.json) printJson(result);
        else {
          print(
            table(result.tables, [
              { title: 'table', cell: (row) => row.table },
              { title: 'rows', align: 'right', cell: ({ rows }) => String(rows) },
              { title: 'new or changed', align: 'right', cell: ({ written }) => String(written) },
              { title: 'refused', align: 'right', cell: ({ refused }) => String(refused) },
            ]),
          );
        }
        if (result.refused > 0)
          throw new Refused(`${result.refused} rows were refused; the report is ${result.rejects}.`);
      }),
    );
}

async function withApp(
  command: Command,
  title: string,
  work: (app: App, display: ProgressDisplay, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const app = await openApp(configOf(command.opts()), { create: true, work: false });
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
