import type { Command } from 'commander';
import { UsageError } from '../../failure.ts';
import { print } from '../../output.ts';
import { progressDisplay } from '../../progress.ts';
import { readColumn } from '../../read-column.ts';
import { openSession, type Session } from '../../session.ts';
import { configOf } from '../../settings-options.ts';
import { CSV_HEADER, csvLines, matchTexts, printMatches } from '../../views/matches-view.ts';
import { wholeNumber } from '../arguments.ts';
import { type ReadingOptions, withReading } from '../reading-options.ts';

interface Options extends ReadingOptions {
  readonly column: string;
  readonly first: number;
  readonly csv?: boolean;
}

/** Texts asked for in one operation, and the objects that an operation may ask for. */
const TEXTS_AT_ONCE = 25;
const MOST_OBJECTS = 2_000;
/** What one text may have at most; of a longer one the beginning is matched, which is what is looked at anyway. */
const MOST_CHARACTERS = 10_240;
const MOST_FIRST = 100;

export function addMatchCommand(program: Command): void {
  withReading(program.command('match'), 'print JSON, one object a line')
    .summary('which roles and skills the titles of a CSV file mean')
    .description(
      'Matches one column of any CSV file, e.g. job titles of an HR system, with the roles and skills that are known here.',
    )
    .argument('<file>', 'a CSV file with a header, gzipped or not')
    .requiredOption('--column <name>', 'the column that holds the text')
    .option('--first <number>', 'how many roles and how many skills of each, best first', wholeNumber(), 3)
    .option('--csv', `print CSV: ${CSV_HEADER}`)
    .addHelpText('after', '\nExample:\n  meritgraph match jobs.csv --column title --csv > mapping.csv')
    .action(async (file: string, options: Options, command: Command) => {
      const { column, first, csv = false, json = false, server } = options;
      if (csv && json) throw new UsageError('--csv and --json exclude each other.');
      if (first > MOST_FIRST) throw new UsageError(`--first is at most ${MOST_FIRST}.`);
      const session = await openSession(configOf(command.opts()), { server });
      try {
        await matchColumn(session, { file, column, first, csv, json });
      } finally {
        await session.close();
      }
    });
}

async function matchColumn(
  session: Session,
  asked: {
    readonly file: string;
    readonly column: string;
    readonly first: number;
    readonly csv: boolean;
    readonly json: boolean;
  },
): Promise<void> {
  const { file, column, first, csv, json } = asked;
  const progress = progressDisplay('match', !csv && !json && process.stdout.isTTY);
  const atOnce = Math.max(1, Math.min(TEXTS_AT_ONCE, Math.floor(MOST_OBJECTS / (4 * first))));
  let rows = 0;
  let without = 0;
  const flush = async (texts: readonly string[]) => {
    if (texts.length === 0) return;
    for (const found of await matchTexts(session, texts, first)) {
      if (found.matches.length === 0) without++;
      if (csv) for (const line of csvLines(found)) print(line);
      else if (json) print(JSON.stringify(found));
      else printMatches(found);
    }
    rows += texts.length;
    // How many rows there are is not known before the end: the file is read once.
    if (rows % 1_000 < texts.length) progress.update(0, `${rows} rows`);
    if (process.stdout.writableNeedDrain) {
      await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    }
  };
  let batch: string[] = [];
  let headed = false;
  for await (const text of readColumn(file, column)) {
    if (csv && !headed) print(CSV_HEADER);
    headed = true;
    batch.push(text.slice(0, MOST_CHARACTERS));
    if (batch.length < atOnce) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  if (csv && !headed) print(CSV_HEADER);
  progress.done(`${rows} rows, ${without} like nothing that is known`);
}
