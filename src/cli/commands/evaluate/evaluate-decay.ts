import type { Command } from 'commander';
import { Refused, UsageError } from '../../failure.ts';
import { print, printJson, tell } from '../../output.ts';
import { progressDisplay } from '../../progress.ts';
import { loadProduct } from '../../session/product.ts';
import { renderEvaluation } from '../../views/evaluation-view.ts';
import { writePicture } from '../../write-picture.ts';

interface Options {
  readonly log: string;
  readonly forecasts?: string;
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
      'Back-tests the decay model on any log of graded events, strictly from what lies before each event, beside\n' +
        'simpler forecasters. Needs no graph. Takes about a minute for 50,000 events.',
    )
    .requiredOption(
      '--log <file>',
      'CSV, plain or gzipped: person,skill,at,successes,trials; optional kind,evaluator,reinforces (docs/decay.md)',
    )
    .option('--forecasts <file>', 'write person,skill,at,forecast,low,high, one row a scored event')
    .option('--day-start <time>', 'when days of the log begin, HH:MM in UTC', '00:00')
    .option('--svg <file>', 'write calibration and log loss as a picture')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx meritgraph evaluate decay --log reviews.csv --day-start 04:00 --forecasts forecasts.csv',
    )
    .action(async (options: Options) => {
      const { log, forecasts, dayStart, svg, json } = options;
      if (!TIME_OF_DAY.test(dayStart)) throw new UsageError('--day-start takes a time of day as HH:MM.');
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
            onProgress: (fraction) => display.update(fraction, 'forecasting'),
          },
          ending.signal,
        ).catch((error: unknown) => {
          throw readable(error, log, forecasts);
        });
        const { result } = report;
        display.done(`${result.scored.toLocaleString('en')} events in ${result.seconds.toFixed(1)} s`);
        if (result.ignoredColumns.length > 0) tell(`  ${ignoredOf(result.ignoredColumns)}`);
        for (const { path, problem } of result.problems.slice(0, SHOWN_PROBLEMS))
          tell(`  ${path} ${problem}`);
        if (result.refused > SHOWN_PROBLEMS)
          tell(`  … of ${result.refused.toLocaleString('en')} refused rows`);
        if (svg !== undefined) writePicture(svg, report.svg);
        if (json) printJson(result);
        else print(report.tables.map(renderEvaluation).join('\n\n'));
      } finally {
        process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
      }
    });
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
