import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Fault, InvalidInput } from '../../../src/domain/errors.ts';
import type { JobQueue } from '../../../src/queue/job-queue.ts';
import { eventually } from '../../queue/eventually.ts';
import { type QueueWorld, queueAdapters } from '../../queue/queue-worlds.ts';

describe.each(queueAdapters)('schedules on the queue: $name', (adapter) => {
  describe.skipIf(adapter.missing)(adapter.missing ?? 'promise that', () => {
    let world: QueueWorld;
    let queue: JobQueue;

    beforeAll(() => adapter.start());
    afterAll(() => adapter.stop());
    beforeEach(() => {
      world = adapter.world();
      queue = world.connect();
    });
    afterEach(() => world.close());

    test('a moment that cannot be taken up is tried again', async () => {
      const tries = new Map<number, number>();
      await queue.schedule([{ name: 'often', job: 'FIT_DECAY', cron: '* * * * * *' }], async (_, dueAt) => {
        tries.set(dueAt, (tries.get(dueAt) ?? 0) + 1);
        if (tries.get(dueAt) === 1) throw new Fault('passes');
      });
      await eventually(() => Math.max(0, ...tries.values())).toBe(2);
    });

    test('a schedule fires in one process at each moment, and no more once it is removed', async () => {
      const other = world.connect();
      const due: string[] = [];
      const everySecond = { name: 'every-second', job: 'EMBED_SKILLS', cron: '* * * * * *' } as const;
      const yearly = { name: 'yearly', job: 'FIT_DECAY', cron: '0 0 1 1 *' } as const;
      const onDue = async (schedule: { name: string }, dueAt: number) =>
        void due.push(`${schedule.name} ${new Date(dueAt).toISOString()}`);
      await queue.schedule([everySecond, yearly], onDue);
      await other.schedule([everySecond, yearly], onDue);
      await eventually(() => due.length).toBeGreaterThanOrEqual(3);
      expect(new Set(due).size).toBe(due.length);
      expect(due.every((line) => /^every-second .*\.000Z$/.test(line))).toBe(true);

      const instead = { ...everySecond, name: 'instead' } as const;
      await queue.schedule([instead, yearly], onDue);
      await other.schedule([instead, yearly], onDue);
      const of = (name: string) => due.filter((line) => line.startsWith(`${name} `)).length;
      // What was under way when it was removed may still come; so often has another fired by then.
      await eventually(() => of('instead')).toBeGreaterThanOrEqual(2);
      const settled = of('every-second');
      await eventually(() => of('instead')).toBeGreaterThanOrEqual(4);
      expect(of('every-second')).toBe(settled);
    });

    test('schedules that cannot be read are refused by name', async () => {
      const bad = { name: 'bad', job: 'FIT_DECAY', cron: 'whenever' } as const;
      await expect(queue.schedule([bad, bad], async () => {})).rejects.toThrow(InvalidInput);
    });
  });
});
