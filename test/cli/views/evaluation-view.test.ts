import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { renderEvaluation } from '../../../src/cli/views/evaluation-view.ts';

const head = [
  'forecaster',
  'log loss',
  'per trial',
  'Brier',
  'RMSE',
  'RMSE in bins',
  'AUC',
  'model − it (95 %)',
];
const rows = ['the model', 'the average of all'].map((name) => [
  ...[name, '0.4837', '0.4837', '0.1577', '0.3971', '0.0512', '0.701'],
  '−0.0123 (−0.0150 … −0.0100)',
]);
const linesOf = (titles: readonly string[], numbers: readonly string[][]) =>
  stripVTControlCharacters(renderEvaluation({ title: 'T', head: titles, rows: numbers, notes: [] })).split(
    '\n',
  );

test('a wide table of an evaluation keeps to a hundred columns by titles of several lines, and loses nothing', () => {
  const lines = linesOf(head, rows);
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
  for (const cell of rows[1]!) expect(lines.at(-1)).toContain(cell);
  for (const word of head.join(' ').split(' ')) expect(lines.slice(2, -2).join(' ')).toContain(word);
});

test('a narrow one keeps its titles in one line', () => {
  expect(linesOf(head.slice(0, 4), rows)).toHaveLength(2 + 1 + rows.length);
});
