import type { Command } from 'commander';
import { DOUBTFUL_FROM, MATCHED_FROM } from '../../../domain/match-status.ts';
import { Refused, UsageError } from '../../failure.ts';
import { print, tell } from '../../output.ts';
import { progressDisplay } from '../../progress.ts';
import { type CsvRow, readRows } from '../../read-rows.ts';
import { openSession, type Session } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { countRow, countsInWords, noMatches } from '../../views/matches/match-counts.ts';
import { type Match, type MatchKind, matchKinds, matchTexts } from '../../views/matches/match-texts.ts';
import {
  CSV_COLUMNS,
  csvHeader,
  csvLines,
  renderMatches,
  rowMatches,
} from '../../views/matches/matches-view.ts';
import { choiceOption, wholeNumber } from '../arguments.ts';
import { type ReadingOptions, withReading } from '../reading-options.ts';

interface Options extends ReadingOptions {
  readonly column: string;
  readonly first: number;
  readonly kind?: MatchKind;
  readonly csv?: boolean;
}

/** Texts asked for in one operation, and the objects that an operation may ask for. */
const TEXTS_AT_ONCE = 25;
const MOST_OBJECTS = 2_000;
/** What one text may have at most; of a longer one the beginning is matched, which is what is looked at anyway. */
const MOST_CHARACTERS = 10_240;
const MOST_FIRST = 100;

export function addMatchCommand(program: Command): void {
  withReading(program.command('match'), 'print JSON, one object a row and the counts last')
    .summary('which roles and skills the titles of a CSV file mean')
    .description(
      'Matches one column of any CSV file, e.g. job titles of an HR system, with the roles and skills that are known here.',
    )
    .argument('<file>', 'a CSV file with a header, gzipped or not')
    .requiredOption('--column <name>', 'the column that holds the text')
    .option('--first <number>', 'how many roles and how many skills of each, best first', wholeNumber(), 3)
    .addOption(choiceOption('--kind <kind>', 'only roles or only skills, instead of both', matchKinds))
    .option('--csv', 'print CSV: what was found, and then the columns of the file')
    .addHelpText(
      'after',
      `
Confidence is the probability that the text means just this role or skill, and can be compared
between rows:
  matched   ${MATCHED_FROM} and above
  doubtful  ${DOUBTFUL_FROM} and above: look at it
  none      below: no good match, whatever stands nearest
The score orders the matches of one row and means nothing beside another row's. 'npx meritgraph
evaluate matcher' prints how many of the matched are right. Rows are numbered from 1 after the
header; blank ones are 'empty'.
With --csv a line a match: ${CSV_COLUMNS.slice(0, 5).join(',')},
${CSV_COLUMNS.slice(5).join(',')} and all columns of the file.

Examples:
  npx meritgraph match jobs.csv --column title
  npx meritgraph match jobs.csv --column title --kind role --first 1 --csv > mapping.csv`,
    )
    .action(async (file: string, options: Options, command: Command) => {
      if (options.csv && options.json) throw new UsageError('--csv and --json exclude each other.');
      if (options.first > MOST_FIRST) throw new UsageError(`--first is at most ${MOST_FIRST}.`);
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        await matchColumn(session, file, options);
      } finally {
        await session.close();
      }
    });
}

async function matchColumn(
  session: Session,
  file: string,
  { column, first, kind, csv = false, json = false }: Options,
): Promise<void> {
  const kinds = kind === undefined ? matchKinds : [kind];
  const { header, rows, fraction } = await readRows(file, column);
  if (csv && header.some((name) => name === CSV_COLUMNS[0])) {
    throw new Refused(
      `${file} has a column ${CSV_COLUMNS[0]} already: it is what this command wrote before.`,
    );
  }
  const progress = progressDisplay('match', !csv && !json && process.stdout.isTTY);
  const atOnce = Math.max(1, Math.min(TEXTS_AT_ONCE, Math.floor(MOST_OBJECTS / (4 * first))));
  const counts = noMatches(kinds);
  const show = (row: CsvRow, matches: readonly Match[] | null) => {
    countRow(counts, matches);
    if (csv) for (const line of csvLines(row, matches)) print(line);
    else if (json) print(JSON.stringify(rowMatches(header, row, matches, kinds)));
    else print(renderMatches(row, matches, kinds));
  };
  const flush = async (batch: readonly CsvRow[]) => {
    const asked = batch.filter(({ text }) => text.trim() !== '');
    const texts = asked.map(({ text }) => text.slice(0, MOST_CHARACTERS));
    const found = await matchTexts(session, texts, { first, kinds });
    const matches = new Map(asked.map((row, at) => [row, found[at]!]));
    for (const row of batch) show(row, matches.get(row) ?? null);
    if (counts.rows % 1_000 < batch.length)
      progress.update(fraction(), `${counts.rows.toLocaleString('en')} rows`);
    if (process.stdout.writableNeedDrain) {
      await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    }
  };
  if (csv) print(csvHeader(header));
  let batch: CsvRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < atOnce) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  if (json) print(JSON.stringify({ counts }));
  progress.done('done');
  tell(counts.rows === 0 ? `${file} has a header and no rows.` : countsInWords(counts));
}
