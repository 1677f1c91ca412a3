import { expect, test } from 'vitest';
import { refusedInWords } from '../../../src/cli/commands/evaluate/evaluate-decay.ts';

const problems = Array.from({ length: 100 }, (_, at) => ({ path: `log.csv:${at + 2}`, problem: 'is bad' }));
const shown = problems.slice(0, 5).map(({ path, problem }) => `${path} ${problem}`);

test('of refused rows the first are told, how many more there are, and where all of them are', () => {
  expect(refusedInWords({ refused: 0, problems: [] }, undefined)).toEqual([]);
  expect(refusedInWords({ refused: 1, problems: problems.slice(0, 1) }, undefined)).toEqual([
    shown[0],
    'Refused: 1 row; --rejects FILE writes all of them.',
  ]);
  expect(refusedInWords({ refused: 1_239, problems }, undefined)).toEqual([
    ...shown,
    'Refused: 1,239 rows, 1,234 more than are told here; --rejects FILE writes all of them.',
  ]);
  expect(refusedInWords({ refused: 1_239, problems }, 'bad.jsonl').at(-1)).toBe(
    'Refused: 1,239 rows, 1,234 more than are told here; all of them are in bad.jsonl.',
  );
});
