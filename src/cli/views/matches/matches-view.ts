import { fitted, share, styled, wrapped } from '../../output.ts';
import type { CsvRow } from '../../read-rows.ts';
import { statusOf } from './match-counts.ts';
import type { Match, MatchKind } from './match-texts.ts';

/** What stands before the columns of the file. */
export const CSV_COLUMNS = [
  ...['match_row', 'match_status', 'match_kind', 'match_rank', 'match_framework'],
  ...['match_code', 'match_name', 'match_score', 'match_confidence'],
] as const;

export function csvHeader(header: readonly string[]): string {
  return csvLine([...CSV_COLUMNS, ...header]);
}

/** A line a match with all cells of the row behind it, and one for a row without any: no row of the source is lost. */
export function csvLines(row: CsvRow, matches: readonly Match[] | null): string[] {
  const number = String(row.number);
  if (matches === null || matches.length === 0) {
    const status = matches === null ? 'empty' : 'none';
    return [csvLine([number, status, '', '', '', '', '', '', '', ...row.cells])];
  }
  const ranks = { role: 0, skill: 0 };
  return matches.map(({ kind, framework, code, name, score, confidence, status }) =>
    csvLine([
      ...[number, status.toLowerCase(), kind, String(++ranks[kind]), framework, code, name],
      ...[score.toFixed(4), confidence.toFixed(4)],
      ...row.cells,
    ]),
  );
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

export interface RowMatches {
  readonly row: number;
  /** By the names of the header; a cell without a name of its own goes by its place. */
  readonly columns: Readonly<Record<string, string>>;
  readonly text: string;
  readonly empty: boolean;
  /** Of the best match of each kind; null for a row without a text. */
  readonly role?: string | null;
  readonly skill?: string | null;
  readonly matches: readonly Match[];
}

export function rowMatches(
  header: readonly string[],
  { number, cells, text }: CsvRow,
  matches: readonly Match[] | null,
  kinds: readonly MatchKind[],
): RowMatches {
  const columns: Record<string, string> = {};
  cells.forEach((cell, at) => {
    const name = header[at] ?? '';
    columns[name === '' || Object.hasOwn(columns, name) ? `column ${at + 1}` : name] = cell;
  });
  const status = (kind: MatchKind) => (matches === null ? null : statusOf(matches, kind));
  return {
    row: number,
    columns,
    text,
    empty: matches === null,
    ...Object.fromEntries(kinds.map((kind) => [kind, status(kind)])),
    matches: matches ?? [],
  };
}

const LONGEST = 80;
/** Where names stand. */
const UNDER_NAME = ' '.repeat(24);

export function renderMatches(
  { number, text }: CsvRow,
  matches: readonly Match[] | null,
  kinds: readonly MatchKind[],
): string {
  const row = styled('dim', `row ${number}`);
  if (matches === null) return `${row}  (empty)`;
  const shown = text.replaceAll(/\s+/g, ' ').trim();
  const head = `${row}  ${styled('bold', fitted(shown, LONGEST))}`;
  return [head, ...kinds.flatMap((kind) => linesOf(kind, matches))].join('\n');
}

function linesOf(kind: MatchKind, matches: readonly Match[]): string[] {
  const own = matches.filter((match) => match.kind === kind);
  const good = own.filter(({ status }) => status !== 'NONE');
  if (good.length === 0) {
    const [nearest] = own;
    const words = nearest === undefined ? '' : `; nearest ${nearest.name} (${share(nearest.confidence)})`;
    const line = `  no good match  ${kind.padEnd(5)}  nothing that it is likely to mean${words}`;
    return [styled('dim', wrapped(line, UNDER_NAME))];
  }
  return good.map(({ status, confidence, name, framework, code }) =>
    wrapped(
      `  ${status.toLowerCase().padEnd(8)} ${share(confidence)}  ${kind.padEnd(5)}  ${name} ${styled('dim', `${framework}:${code}`)}`,
      UNDER_NAME,
    ),
  );
}
