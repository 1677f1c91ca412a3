import type { Command } from 'commander';
import { Refused } from '../failure.ts';
import { print, printJson, table, tell } from '../output.ts';
import { everywhere, withSettings } from '../settings-options.ts';
import { addFrameworkImports } from './import-frameworks.ts';
import { withApp } from './import-session.ts';

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

  addFrameworkImports(group);

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
      'Reads the organisation format (docs/importing.md); after the frameworks that it refers to. ' +
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
