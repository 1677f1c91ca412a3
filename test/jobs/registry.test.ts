import { expect, test } from 'vitest';
import { type AnyJob, bindJobs } from '../../jobs/registry.ts';
import type { Attempt } from '../../src/domain/attempt.ts';
import { jobNames } from '../../src/domain/jobs.ts';
import type { Services } from '../../src/services/services.ts';

const done: string[] = [];
const handler = (name: string) => ({ name, run: async () => void done.push(name) }) as unknown as AnyJob;
const queued = jobNames.filter((name) => name !== 'IMPORT').map(handler);
const services = () => ({}) as Services;

test('a run goes to the handler of its name', async () => {
  await bindJobs(queued, services)({} as Attempt, 'FIT_DECAY', {});
  expect(done).toEqual(['FIT_DECAY']);
});

test('start-up fails on a missing handler, and says which', () => {
  expect(() => bindJobs(queued.slice(1), services)).toThrow(`${queued[0]!.name} has no handler`);
});

test('start-up fails on a double handler, and on one that the queue never calls', () => {
  expect(() => bindJobs([...queued, queued[0]!], services)).toThrow(`${queued[0]!.name} has two handlers`);
  expect(() => bindJobs([...queued, handler('IMPORT')], services)).toThrow(/IMPORT/);
});
