import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { DAY, type Instant } from '../domain/clock.ts';
import type { DecayLog } from '../domain/decay-log.ts';
import { type FieldProblem, InvalidInput } from '../domain/errors.ts';
import { Numbering } from '../domain/numbering.ts';
import { separatedByCommas } from './comma-separated.ts';
import { readLogMoment } from './log-moment.ts';
import { readText, refusal, type TextFileOptions } from './text-file.ts';

/** A log as read, and what to call its numbers when writing about it. */
export interface DecayLogFile {
  readonly log: DecayLog;
  readonly personNames: readonly string[];
  readonly skillNames: readonly string[];
  /** Event → its `at`, as the log wrote it. */
  readonly atAsWritten: readonly string[];
  readonly refused: number;
  /** The first of the refused rows: place and rule, never a value. */
  readonly problems: readonly FieldProblem[];
  /** Columns that are not of the format, as the header wrote them. */
  readonly ignoredColumns: readonly IgnoredColumn[];
}

export interface DecayLogOptions extends TextFileOptions {
  /** Rows after it cannot have been observed; none is refused for its time where it is not given. */
  readonly now?: Instant;
  /** Told of every refused row: place and rule, never a value. */
  readonly onRefused?: (line: number, rule: string) => void;
}

export interface IgnoredColumn {
  readonly name: string;
  /** The optional column that the name resembles and the header lacks. */
  readonly meant: string | null;
}

const REQUIRED = ['person', 'skill', 'at', 'successes', 'trials'] as const;
const OPTIONAL = ['kind', 'evaluator', 'reinforces'] as const;
const KINDS = ['ASSESSMENT', 'DELIVERY', 'SIMULATION', 'PEER_REVIEW'];
const PROBLEMS_SHOWN = 100;

/**
 * Reads anybody's log of graded events: CSV (RFC 4180) with a header, gzipped or plain; columns `person, skill, at,
 * successes, trials` and optionally `kind, evaluator, reinforces`, others ignored. `at` is ISO 8601 (UTC where it names
 * no zone) or an epoch in seconds or milliseconds. Rows that break a rule are refused and counted, longer ones than the
 * header and rows after `now` too; cells that a short row leaves out at its end are empty. A file without the columns, or without one good
 * row, is `InvalidInput`.
 */
export async function readDecayLog(path: string, options: DecayLogOptions = {}): Promise<DecayLogFile> {
  const latest = (options.now ?? Number.POSITIVE_INFINITY) + DAY;
  const numbering = { people: new Numbering(), skills: new Numbering(), evaluators: new Numbering() };
  const columns = {
    person: [] as number[],
    skill: [] as number[],
    at: [] as number[],
    successes: [] as number[],
    trials: [] as number[],
    kind: [] as number[],
    evaluator: [] as number[],
    reinforces: [] as number[],
  };
  const atAsWritten: string[] = [];
  const problems: FieldProblem[] = [];
  let refused = 0;
  let header: Header | undefined;
  const source = Readable.from(separatedByCommas(path, readText(path, options)));
  const parser = source.pipe(
    parse({ relax_column_count: true, skip_empty_lines: true, info: true, trim: true }),
  );
  // A pipe does not carry its source's errors on.
  source.once('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (header === undefined) {
        header = readHeader(record, path);
        continue;
      }
      const { positions } = header;
      const cell = (name: string) => record[positions.get(name) ?? -1] ?? '';
      const row = brokenWidth(record.length, header) ?? readRow(cell, latest);
      if (typeof row === 'string') {
        refused++;
        options.onRefused?.(info.lines, row);
        if (problems.length < PROBLEMS_SHOWN)
          problems.push({ path: `${basename(path)}:${info.lines}`, problem: row });
        continue;
      }
      columns.person.push(numbering.people.of(cell('person')));
      columns.skill.push(numbering.skills.of(cell('skill')));
      columns.at.push(row.at);
      columns.successes.push(row.successes);
      columns.trials.push(row.trials);
      columns.kind.push(row.kind);
      const evaluator = cell('evaluator');
      columns.evaluator.push(evaluator === '' ? -1 : numbering.evaluators.of(evaluator));
      columns.reinforces.push(row.reinforces ? 1 : 0);
      atAsWritten.push(cell('at'));
    }
  } catch (cause) {
    if (cause instanceof CsvError) {
      throw refusal(path, 'lines' in cause ? Number(cause.lines) : undefined, 'is not CSV from here on');
    }
    throw cause;
  }
  if (header === undefined) throw refusal(path, undefined, 'is empty');
  if (columns.at.length === 0) {
    throw new InvalidInput([
      { path: basename(path), problem: 'has no row that can be used' },
      ...problems.slice(0, 5),
    ]);
  }
  const people = numbering.people.sorted();
  const skills = numbering.skills.sorted();
  const evaluators = numbering.evaluators.sorted();
  return {
    log: {
      person: Uint32Array.from(columns.person, (number) => people.rank[number]!),
      skill: Uint32Array.from(columns.skill, (number) => skills.rank[number]!),
      at: Float64Array.from(columns.at),
      successes: Float64Array.from(columns.successes),
      trials: Float64Array.from(columns.trials),
      kind: Uint8Array.from(columns.kind),
      evaluator: Int32Array.from(columns.evaluator, (number) => (number < 0 ? -1 : evaluators.rank[number]!)),
      reinforces: Uint8Array.from(columns.reinforces),
      people: people.names.length,
      skills: skills.names.length,
      evaluators: evaluators.names.length,
    },
    personNames: people.names,
    skillNames: skills.names,
    atAsWritten,
    refused,
    problems,
    ignoredColumns: header.ignored,
  };
}

interface Header {
  readonly positions: ReadonlyMap<string, number>;
  readonly width: number;
  /** Cells up to the last of the required columns. */
  readonly least: number;
  readonly ignored: readonly IgnoredColumn[];
}

function readHeader(header: readonly string[], path: string): Header {
  const names = header.map((name) => name.toLowerCase());
  const positions = new Map<string, number>();
  for (const name of [...REQUIRED, ...OPTIONAL]) {
    const position = names.indexOf(name);
    if (position !== names.lastIndexOf(name))
      throw refusal(path, 1, `the header has more than one column "${name}": leave the one that is meant`);
    if (position >= 0) positions.set(name, position);
  }
  const missing = REQUIRED.filter((name) => !positions.has(name));
  if (missing.length > 0) {
    throw refusal(path, 1, `the header lacks ${missing.map((name) => `"${name}"`).join(', ')}`);
  }
  const known = new Set(positions.values());
  const ignored = header.filter((name, position) => name !== '' && !known.has(position));
  return {
    positions,
    width: header.length,
    least: 1 + Math.max(...REQUIRED.map((name) => positions.get(name)!)),
    ignored: ignored.map((name) => ({ name, meant: resembled(name, positions) })),
  };
}

/** `Reinforce`, `kind_of_event` and `evaluators` resemble a column by its first four letters. */
function resembled(name: string, positions: ReadonlyMap<string, number>): string | null {
  const start = name.toLowerCase().slice(0, 4);
  return OPTIONAL.find((column) => column.slice(0, 4) === start && !positions.has(column)) ?? null;
}

function brokenWidth(cells: number, { width, least }: Header): string | null {
  const found = `${cells} ${cells === 1 ? 'cell' : 'cells'} where the header has ${width}`;
  if (cells > width) return `has too many cells, ${found}: quote a value that holds a comma`;
  return cells < least ? `has too few cells, ${found}: it may be cut short` : null;
}

/**
 * The row's numbers, or the rule that it breaks.
 * @param latest a day after now: a time without a zone is taken for UTC, and clocks go up to 14 hours before it
 */
function readRow(cell: (name: string) => string, latest: Instant) {
  if (cell('person') === '') return '"person" is empty';
  if (cell('skill') === '') return '"skill" is empty';
  const at = readLogMoment(cell('at'));
  if (typeof at === 'string') return at;
  if (at > latest) return '"at" lies in the future';
  const trials = readNumber(cell('trials'));
  if (!(trials > 0 && Number.isFinite(trials))) return '"trials" is not a number above 0';
  const successes = readNumber(cell('successes'));
  if (!(successes >= 0 && successes <= trials)) return '"successes" is not a number from 0 to trials';
  const kind = cell('kind') === '' ? 0 : KINDS.indexOf(cell('kind').toUpperCase().replaceAll(/[ -]/g, '_'));
  const reinforces = readFlag(cell('reinforces'));
  if (reinforces === null) return '"reinforces" is neither true nor false';
  return { at, trials, successes, kind: Math.max(0, kind), reinforces };
}

/** A decimal number, as tables and programs write it; NaN for anything else. */
function readNumber(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

function readFlag(text: string): boolean | null {
  if (['', '1', 'true', 'yes', 'y', 't'].includes(text.toLowerCase())) return true;
  return ['0', 'false', 'no', 'n', 'f'].includes(text.toLowerCase()) ? false : null;
}
