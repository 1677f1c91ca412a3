import { styleText } from 'node:util';
import Table from 'cli-table3';
import { fitted, shownWidth } from './shown-width.ts';

export { fitted };

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
  /** Cells are cut, with an ellipsis, where the table is wider than the terminal; they hold no colour. */
  readonly shrinks?: boolean;
  readonly cell: (row: Row) => string;
}

/** What a line may hold: the terminal's width, or what a usual one has. */
export function lineWidth(): number {
  return (process.stdout.isTTY && process.stdout.columns) || USUAL_WIDTH;
}

const USUAL_WIDTH = 100;
const BETWEEN = 2;
/** No column is cut shorter. */
const LEAST_WIDTH = 14;

/** An aligned table without rules, as wide as its content or the terminal. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width = lineWidth(),
): string {
  const lines = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const widths = columns.map(({ title }, at) =>
    Math.max(shownWidth(title), ...lines.map((cells) => shownWidth(cells[at]!))),
  );
  let over = widths.reduce((sum, own) => sum + own + BETWEEN, -BETWEEN) - width;
  while (over > 0) {
    const widest = widths.reduce(
      (best, own, at) =>
        columns[at]!.shrinks && own > LEAST_WIDTH && (best < 0 || own > widths[best]!) ? at : best,
      -1,
    );
    if (widest < 0) break;
    widths[widest]!--;
    over--;
  }
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
  for (const cells of lines)
    grid.push(cells.map((cell, at) => (columns[at]!.shrinks ? fitted(cell, widths[at]!) : cell)));
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Text in lines of words, those after the first indented. */
export function wrapped(text: string, indent = '', width = lineWidth()): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && shownWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `${indent}${word}`);
  }
  return lines.join('\n');
}

/** `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** `.734` as `0.73`. */
export function share(value: number): string {
  return value.toFixed(2);
}

export function day(time: string | null | undefined): string {
  return time == null ? '–' : time.slice(0, 10);
}

export function month(time: string): string {
  return time.slice(0, 7);
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
