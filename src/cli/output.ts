import { styleText } from 'node:util';
import Table from 'cli-table3';

type Style = Parameters<typeof styleText>[0];

/** Colour where the stream is a terminal that wants it (NO_COLOR, FORCE_COLOR and TERM are obeyed). */
export function styled(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** Data, to stdout. */
export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Everything that is not data, to stderr. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

export interface Column<Row> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly cell: (row: Row) => string;
}

/** An aligned table without rules, as wide as its content. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const none = '';
  const grid = new Table({
    head: columns.map(({ title }) => styled('dim', title)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: {
      ...{ top: none, 'top-mid': none, 'top-left': none, 'top-right': none },
      ...{ bottom: none, 'bottom-mid': none, 'bottom-left': none, 'bottom-right': none },
      ...{ left: none, 'left-mid': none, right: none, 'right-mid': none },
      ...{ mid: none, 'mid-mid': none, middle: none },
    },
  });
  for (const row of rows) grid.push(columns.map(({ cell }) => cell(row)));
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** `.734` as `0.73`. */
export function share(value: number): string {
  return value.toFixed(2);
}

export function day(time: string | null | undefined): string {
  return time == null ? '–' : time.slice(0, 10);
}

/** A line of `width` cells over 0..1: `─` the interval, `●` the value. */
export function intervalBar(
  { value, low, high }: { value: number; low: number; high: number },
  width = 20,
): string {
  const cellOf = (at: number) => Math.min(width - 1, Math.max(0, Math.floor(at * width)));
  return Array.from({ length: width }, (_, cell) => {
    if (cell === cellOf(value)) return '●';
    return cell >= cellOf(low) && cell <= cellOf(high) ? '─' : '·';
  }).join('');
}
