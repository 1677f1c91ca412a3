import { expect, test } from 'vitest';
import type { InvalidInput } from '../../../src/domain/errors.ts';
import { BrokenRule, key } from '../../../src/importers/organisation/cells.ts';
import { checkKey, collectProblems } from '../../../src/services/records/record-rules.ts';

const refused = (text: string) => {
  const problems = collectProblems();
  checkKey(problems, 'input.0.externalId', text);
  try {
    problems.throwIfAny();
    return null;
  } catch (error) {
    return (error as InvalidInput).fields;
  }
};

test.each([
  'A-17',
  'with blank',
  '~',
  'x'.repeat(256),
  'Zoë',
  '日本',
  'tab\tbed',
  'line\n',
  'x'.repeat(257),
  '\u{1f600}',
])('a recorded key is taken exactly where an import takes it: %j', (text) => {
  expect(refused(text) !== null).toBe(key.read(text) instanceof BrokenRule);
});

test('says which rule a key beyond ASCII breaks', () => {
  expect(refused('Zoë')).toEqual([
    { path: 'input.0.externalId', problem: 'holds other than printable ASCII characters' },
  ]);
  expect(refused(' ')).toEqual([{ path: 'input.0.externalId', problem: 'is empty' }]);
});
