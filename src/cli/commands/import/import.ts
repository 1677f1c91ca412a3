import type { Command } from 'commander';
import type { App } from '../../../app.ts';
import { Refused } from '../../failure.ts';
import { counted, print, printJson, table, tell } from '../../output.ts';
import { everywhere, withSettings } from '../../settings-options.ts';
import { addFrameworkImports } from './import-frameworks.ts';
import { withApp } from './import-session.ts';
import { tellMixedMarkets } from './mixed-markets.ts';

type Imported = Awaited<ReturnType<App['services']['imports']['wages']>>;

interface Options {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly history?: boolean;
  readonly source?: string;
}

export function addImportCommand(program: Command): void {
  const group = program
    .command('import')
    .summary('bring in reference data or an organisation')
    .description(
      'Reads files into the graph. The same files again change nothing; an import that was cut off is taken up.',
    );

  group.addHelpText(
    'after',
    '\nExamples, in this order:\n  npx meritgraph import onet fixtures/onet-29.3\n' +
      '  npx meritgraph import oews fixtures/oews-2024/national_M2024.tsv.gz\n' +
      '  npx meritgraph import organisation ./our-people --history',
  );
  addFrameworkImports(group);

  withSettings(group.command('oews'), everywhere)
    .summary('wages of the Occupational Employment and Wage Statistics')
    .description(
      'Reads OEWS as it is published: the workbook (.xlsx), the zip that holds it, or a table as tab-separated text; ' +
        'after O*NET.',
    )
    .argument('<file>', 'the workbook, zip or table')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  npx meritgraph import oews ./oesm24nat.zip')
    .action((file: string, options: Options, command: Command) =>
      withApp(command, `import oews`, async (app, display, signal) => {
        const { result } = await app.services.imports.oews(app.caller(signal), file, {
          onProgress: display.update,
        });
        display.done('done');
        tellMixedMarkets(result.mixedMarkets);
        if (options.json) printJson(result);
        else
          print(
            `OEWS: ${counted(result.benchmarks, 'benchmark')}, ${result.changed} of them new or changed; ${counted(result.rolesWithWages, 'role')} ${result.rolesWithWages === 1 ? 'has' : 'have'} one.`,
          );
      }),
    );

  withSettings(group.command('wages'), everywhere)
    .summary("anybody's wage benchmarks: a CSV file")
    .description(
      'Reads yearly wages of roles or clusters (docs/importing.md), of any country and source; after the roles. A file that ' +
        'breaks a rule is refused as a whole. Rows about roles and clusters that the graph does not know go to a report and ' +
        'the others go in; the exit code is 3 if there was any.',
    )
    .argument('<file>', 'the CSV file, gzipped or plain')
    .option('--source <name>', 'who publishes them, for rows that do not name a source')
    .option('--json', 'print JSON')
    .addHelpText('after', "\nExample:\n  npx meritgraph import wages wages.csv --source 'Pay survey'")
    .action((file: string, options: Options, command: Command) =>
      withApp(command, 'import wages', async (app, display, signal) => {
        const { source } = options;
        const { result } = await app.services.imports.wages(app.caller(signal), file, {
          onProgress: display.update,
          ...(source === undefined ? {} : { source }),
        });
        display.done(whatBecameOf(result));
        for (const notice of result.notices) tell(notice);
        if (result.unknown > 0) {
          const named = result.unknownSubjects.map(({ line, subject }) => `${subject} (line ${line})`);
          const more = result.unknown > named.length ? ', …' : '';
          tell(
            `Left out: ${counted(result.unknown, 'row')} about what the graph does not know: ${named.join(', ')}${more}.`,
          );
        }
        tellMixedMarkets(result.mixedMarkets);
        if (options.json) printJson(result);
        else {
          for (const market of result.markets)
            print(`${market.source} ${market.year}, ${market.currency}: ${counted(market.rows, 'row')}.`);
          print(
            `${counted(result.benchmarks, 'benchmark')}, ${result.changed} of them new or changed, for ${counted(result.rolesWithWages, 'role')}.`,
          );
        }
        if (result.unknown > 0)
          throw new Refused(
            `${counted(result.unknown, 'row')} ${result.unknown === 1 ? 'was' : 'were'} refused; the report is ${result.rejects}.`,
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
    .addHelpText('after', '\nExample:\n  npx meritgraph import organisation ./our-people --history --strict')
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
          throw new Refused(
            `${counted(result.refused, 'row')} ${result.refused === 1 ? 'was' : 'were'} refused; the report is ${result.rejects}.`,
          );
      }),
    );
}

function whatBecameOf({ benchmarks, unchanged, unknown }: Imported['result']): string {
  if (benchmarks === 0) return 'nothing was imported: the graph knows no role or cluster of any row';
  if (!unchanged) return 'done';
  return unknown === 0 ? 'these wages are in the graph already' : 'the other rows are in the graph already';
}
