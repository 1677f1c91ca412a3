import { expect, test } from 'vitest';
import { commandLog } from '../../../src/cli/session/command-log.ts';
import { toldOnStderr } from '../told.ts';

const told = toldOnStderr();
const places = ['at fit (file:///fit.ts:3:1)', 'at run (file:///run.ts:9:1)'];

test('a run that failed for a reason is told of by its command alone; a defect with its place', () => {
  const log = commandLog({ logLevel: 'warn' })!;
  log.error({ run: 'run:1', failure: { kind: 'Conflict', places } }, 'A run failed.');
  expect(told).toEqual([]);
  log.error({ run: 'run:1', attempt: 2, failure: { kind: 'TypeError', places } }, 'A run failed.');
  expect(told).toEqual([
    'meritgraph: A run failed. (run run:1, attempt 2, TypeError at fit (file:///fit.ts:3:1))\n',
  ]);
});

test('a warning is a line of words, without what they say already', () => {
  const log = commandLog({ logLevel: 'warn' })!;
  log.warn({}, 'The talent index is up to date again.');
  log.warn({ bytes: 7, missing: 'Too little.', rows: {} }, 'Too little.');
  log.warn({ failure: 'Unavailable' }, 'It goes on trying.');
  expect(told).toEqual([
    'meritgraph: The talent index is up to date again.\n',
    'meritgraph: Too little. (bytes 7)\n',
    'meritgraph: It goes on trying. (Unavailable)\n',
  ]);
});

test('less is told where less is asked for, and structured lines where more is', () => {
  for (const logLevel of ['silent', 'fatal'] as const) commandLog({ logLevel })!.error({}, 'A run failed.');
  commandLog({ logLevel: 'error' })!.warn({}, 'Put right.');
  expect(told).toEqual([]);
  commandLog({ logLevel: 'error' })!.error({}, 'A request failed.');
  expect(told).toEqual(['meritgraph: A request failed.\n']);
  expect(commandLog({ logLevel: 'info' })).toBeUndefined();
});
