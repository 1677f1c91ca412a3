import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { FieldProblem } from '../../../domain/errors.ts';
import { Refused, UsageError } from '../../failure.ts';
import { print, printJson, tell } from '../../output.ts';
import { progressDisplay } from '../../progress.ts';
import { refuseUnwritable } from '../../refuse-unwritable.ts';
import { loadProduct } from '../../session/product.ts';
import { renderEvaluation } from '../../views/evaluation-view.ts';
import { writePicture } from '../../write-picture.ts';

interface Options {
  readonly log: string;
  readonly forecasts?: string;
  readonly rejects?: string;
  readonly dayStart: string;
  readonly svg?: string;
  readonly json?: boolean;
}

const TIME_OF_DAY = /^([01]?\d|2[0-3]):[0-5]\d$/;
const SHOWN_PROBLEMS = 5;
const SHOWN_COLUMNS = 10;

export function addEvaluateDecayCommand(group: Command): void {
  group
    .command('decay')
    .summary('forecasts of what people show next, on a log of your own')
    .description(
      'Back-tests the decay model on any log of graded events, strictly from what lies before each event, beside ' +
        'simpler forecasters. Needs no graph. Takes about a minute for 50,000 events.',
    )
    .requiredOption(
      '--log <file>',
      'CSV, plain or gzipped: person,skill,at,successes,trials; optional kind,evaluator,reinforces (docs/decay.md)',
    )
    .option('--forecasts <file>', 'write person,skill,at,forecast,low,high, one row a scored event')
    .option('--rejects <file>', 'write every refused row, line and rule as JSON, if any is refused')
    .option('--day-start <time>', 'when days of the log begin, HH:MM in UTC', '00:00')
    .option('--svg <file>', 'write calibration and log loss as a picture')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx meritgraph evaluate decay --log reviews.csv --day-start 04:00 --forecasts forecasts.csv',
    )
    .action(async (options: Options) => {
      const { log, forecasts, rejects, dayStart, svg, json } = options;
      if (!TIME_OF_DAY.test(dayStart)) throw new UsageError('--day-start takes a time of day as HH:MM.');
      for (const [option, file] of Object.entries({ forecasts, rejects, svg })) {
        if (file === undefined) continue;
        if (resolve(file) === resolve(log))
          throw new UsageError(`--${option} names the log itself: name another file.`);
        refuseUnwritable(file);
      }
      const { evaluateLog } = await loadProduct();
      const ending = new AbortController();
      const stop = () => ending.abort();
      process.once('SIGINT', stop).once('SIGTERM', stop);
      const display = progressDisplay('evaluate decay');
      display.update(0, 'reading');
      try {
        const report = await evaluateLog(
          {
            ...{ log, dayStart },
            ...(forecasts !== undefined && { forecasts }),
            ...(rejects !== undefined && { rejects }),
            onProgress: (fraction) => display.update(fraction, 'forecasting'),
          },
          ending.signal,
        ).catch((error: unknown) => {
          throw readable(error, log, forecasts, rejects);
        });
        const { result } = report;
        display.done(`${result.scored.toLocaleString('en')} events in ${result.seconds.toFixed(1)} s`);
        if (result.ignoredColumns.length > 0) tell(`  ${ignoredOf(result.ignoredColumns)}`);
        for (const line of refusedInWords(result, rejects)) tell(`  ${line}`);
        if (svg !== undefined) writePicture(svg, report.svg);
        if (json) printJson(result);
        else print(report.tables.map(renderEvaluation).join('\n\n'));
      } finally {
        process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
      }
    });
}

/** The first of the refused rows, how many more there are, and where all of them stand. */
export function refusedInWords(
  { refused, problems }: { readonly refused: number; readonly problems: readonly FieldProblem[] },
  rejects: string | undefined,
): string[] {
  if (refused === 0) return [];
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(({ path, problem }) => `${path} ${problem}`);
  const count = (rows: number) => `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`;
  const more = refused - shown.length;
  const rest = more === 0 ? '' : `, ${more.toLocaleString('en')} more than are told here`;
  const where = rejects === undefined ? '--rejects FILE writes all of them' : `all of them are in ${rejects}`;
  return [...shown, `Refused: ${count(refused)}${rest}; ${where}.`];
}

function ignoredOf(columns: readonly { readonly name: string; readonly meant: string | null }[]): string {
  const told = columns
    .slice(0, SHOWN_COLUMNS)
    .map(({ name, meant }) => JSON.stringify(name) + (meant === null ? '' : ` (did you mean "${meant}"?)`));
  const rest = columns.length - told.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `Unknown columns are ignored: ${told.join(', ')}${more}.`;
}

/** A file that cannot be read or written, by its name; everything else as it is. */
function readable(error: unknown, ...files: readonly (string | undefined)[]): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || typeof path !== 'string' || !files.includes(path)) return error;
  return new Refused(`Cannot open ${path} (${code}).`);
}
