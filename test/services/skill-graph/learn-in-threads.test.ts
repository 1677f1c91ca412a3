import { expect, test } from 'vitest';
import type { RoleProfiles } from '../../../src/analytics/similarity/role-kernels.ts';
import { Cancelled, Fault } from '../../../src/domain/errors.ts';
import { learnInThreads } from '../../../src/services/skill-graph/learning/learn-in-threads.ts';
import type { WorkerPool } from '../../../src/threads/pool.ts';

/** Threads of which the first part to be learned fails and the other goes on until it is stopped. */
function threadsThatFail(stopped: string[]): WorkerPool {
  return {
    size: 2,
    async run(_, request, { signal } = {}) {
      const { part } = request as { part: string };
      if (part === 'adjacency') throw new Fault('The thread failed.');
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          stopped.push(part);
          reject(new Cancelled());
        });
      });
    },
    close: async () => {},
  };
}

test('where one part cannot be learned the other is stopped, and the first failure is what is told', async () => {
  const stopped: string[] = [];
  const learning = learnInThreads(threadsThatFail(stopped), {} as RoleProfiles, { onProgress: () => {} });
  await expect(learning).rejects.toThrow('The thread failed.');
  expect(stopped).toEqual(['similarity']);
});
