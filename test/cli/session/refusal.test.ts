import { expect, test } from 'vitest';
import type { App } from '../../../src/app.ts';
import { Refused } from '../../../src/cli/failure.ts';
import { refusal } from '../../../src/cli/session/refusal.ts';
import { sessionOf } from '../../../src/cli/session/session.ts';

test.each([
  [
    'input.start: is before the day of asOf, by which people are looked at: give a day from then on, or an earlier asOf',
    '--start: is before the day of --as-of, by which people are looked at: give a day from then on, or an earlier --as-of',
  ],
  [
    'input.size: is not a whole number from 1 to 1000; input.asOf: is not a moment that a date can hold',
    '--size: is not a whole number from 1 to 1000; --as-of: is not a moment that a date can hold',
  ],
  ['input.must.1.level: is outside 0..1', '--must (number 2): is outside 0..1'],
  ['input.target.custom.requirements.0.skill: is twice', '--skills (number 1): is twice'],
  ['input.scope.maxWage.amount: is below 0', '--scope max-wage=: is below 0'],
  ['first: is not between 1 and 100', '--first: is not between 1 and 100'],
  [
    'FIT_DECAY failed: asOf: lies before it: leave asOf out',
    'FIT_DECAY failed: --as-of: lies before it: leave --as-of out',
  ],
])('a refusal of the service names what was typed: %s', (message, told) => {
  expect(refusal(message)).toBeInstanceOf(Refused);
  expect(refusal(message).message).toBe(told);
});

test.each([
  'There is no such shortlist.',
  'input.observations.3.at: lies ahead',
  "The file '/data/asOf/first: one.csv' is gone, at first: not now",
])('what has no option is told as it is: %s', (message) => {
  expect(refusal(message).message).toBe(message);
});

test('whatever a session answers is told so', async () => {
  const app = { execute: async () => ({ errors: [{ message: 'input.horizonDays: is too far' }] }) };
  await expect(sessionOf(app as unknown as App).execute('{ gaps }')).rejects.toThrow(
    /^--horizon: is too far$/,
  );
});
