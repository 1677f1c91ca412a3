import { day, styled } from '../../output.ts';
import type { DecayView } from './read-decay.ts';

const ROWS = 11;
const MARGIN = '      ';

type Mark = 'none' | 'band' | 'curve' | 'expected' | 'evidence' | 'level' | 'today' | 'due';
const signs: Readonly<Record<Mark, string>> = {
  ...{ none: ' ', band: '░', curve: '━', expected: '╍', evidence: '●', level: '┈', today: '│', due: '┊' },
};

/**
 * A forgetting curve as lines of text: the interval shaded, what was shown as dots, the level, today and the day of
 * re-validation marked. `width` is in characters, the axis not included.
 */
export function decayChart(decay: DecayView, from: string, to: string, width = 72): string[] {
  const { curve, asOf, revalidateBy, level, evidence } = decay;
  const start = Date.parse(from);
  const span = Date.parse(to) - start;
  const columnOf = (time: string) => Math.round(((Date.parse(time) - start) / span) * (width - 1));
  const rowOf = (value: number) => Math.round((1 - value) * (ROWS - 1));
  const cells: Mark[][] = Array.from({ length: ROWS }, () => new Array<Mark>(width).fill('none'));
  const put = (row: number, column: number, mark: Mark) => {
    if (column >= 0 && column < width) cells[row]![column] = mark;
  };
  const due = revalidateBy !== null && revalidateBy <= to ? revalidateBy : null;
  for (let column = 0; column < width; column++) put(rowOf(level), column, 'level');
  for (const { at, low, high } of curve) {
    for (let row = rowOf(high); row <= rowOf(low); row++) put(row, columnOf(at), 'band');
  }
  for (let row = 0; row < ROWS; row++) {
    put(row, columnOf(asOf), 'today');
    if (due !== null) put(row, columnOf(due), 'due');
  }
  for (const { at, estimate } of curve) put(rowOf(estimate), columnOf(at), at <= asOf ? 'curve' : 'expected');
  for (const { at, score } of evidence) put(rowOf(score), columnOf(at), 'evidence');
  const lines = cells.map((row, i) => {
    const value = 1 - i / (ROWS - 1);
    const label = i % 2 === 0 ? `${value.toFixed(1)} ┤` : '    │';
    return ` ${label}${row.map(drawn).join('')}`.trimEnd();
  });
  const axis = Array.from({ length: width }, (_, column) =>
    column === columnOf(asOf) || (due !== null && column === columnOf(due)) ? '┴' : '─',
  );
  return [
    ...lines,
    `${MARGIN.slice(1)}└${axis.join('')}`,
    `${MARGIN}${day(from)}${' '.repeat(Math.max(1, width - 20))}${day(to)}`,
    pointer(columnOf(asOf), `▲ ${day(asOf)}`, width),
    ...(due === null ? [] : [pointer(columnOf(due), `▲ ${day(due)}: re-validate`, width)]),
  ];
}

function drawn(mark: Mark): string {
  const sign = signs[mark];
  if (mark === 'curve' || mark === 'expected') return styled('green', sign);
  if (mark === 'evidence') return styled('bold', sign);
  if (mark === 'due') return styled('yellow', sign);
  return mark === 'none' ? sign : styled('dim', sign);
}

/** A word below a column: to its right, or to its left where there is no room. */
function pointer(column: number, words: string, width: number): string {
  if (column + words.length <= width) return `${MARGIN}${' '.repeat(column)}${words}`;
  const turned = `${words.slice(2)} ▲`;
  return `${MARGIN}${' '.repeat(Math.max(0, column + 1 - turned.length))}${turned}`;
}

export const chartLegend =
  '━ estimate  ╍ if nothing is practised  ░ 90 % interval  ● what was shown  ┈ level';
