import { expect, test } from 'vitest';
import { counted } from '../../src/cli/output.ts';

test('one of something is told of in the singular, none and several in the plural', () => {
  expect([0, 1, 2].map((rows) => counted(rows, 'row'))).toEqual(['0 rows', '1 row', '2 rows']);
});
