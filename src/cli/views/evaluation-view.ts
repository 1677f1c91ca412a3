import { styled, table, wrapped } from '../output.ts';

interface EvaluationTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

export function renderEvaluation({ title, head, rows, notes }: EvaluationTable): string {
  const columns = head.map((name, column) => ({
    title: name,
    align: column === 0 ? ('left' as const) : ('right' as const),
    cell: (row: readonly string[]) => row[column] ?? '',
  }));
  return [
    styled('bold', wrapped(title)),
    '',
    table(rows, columns),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => styled('dim', wrapped(note, '  ')))]),
  ].join('\n');
}
