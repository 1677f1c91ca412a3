import { stripVTControlCharacters } from 'node:util';
import { lineWidth, styled, table, wrapped } from '../output.ts';

interface EvaluationTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

export function renderEvaluation({ title, head, rows, notes }: EvaluationTable): string {
  return [
    styled('bold', wrapped(title)),
    '',
    numbers(head, rows),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => styled('dim', wrapped(note, '  ')))]),
  ].join('\n');
}

/** Where the table is too wide, titles take several lines before anything is cut. */
function numbers(head: readonly string[], rows: EvaluationTable['rows']): string {
  const titled = (titles: readonly string[]) =>
    table(
      rows,
      titles.map((title, column) => ({
        title,
        align: column === 0 ? ('left' as const) : ('right' as const),
        cell: (row: readonly string[]) => row[column] ?? '',
      })),
    );
  const plain = titled(head);
  if (plain.split('\n').every((line) => stripVTControlCharacters(line).length <= lineWidth())) return plain;
  return titled(
    head.map((title, column) =>
      wrapped(title, '', Math.max(LEAST_TITLE, ...rows.map((row) => row[column]?.length ?? 0))),
    ),
  );
}

const LEAST_TITLE = 7;
