import { expect, it } from 'vitest';
import { schedulesOf } from '../../jobs/index.ts';
import { loadConfig } from '../../src/config.ts';
import { checkSchedules } from '../../src/queue/schedule-moments.ts';

it('people are fitted every night where the deployment says nothing, and at its own time where it does', () => {
  const declared = (environment: Record<string, string>) => {
    const schedules = schedulesOf({ decay: loadConfig({}, environment).decaySchedule });
    checkSchedules(schedules);
    return schedules.filter(({ job }) => job === 'FIT_DECAY').map(({ cron }) => cron);
  };
  expect(declared({})).toEqual(['30 2 * * *']);
  expect(declared({ MERITGRAPH_DECAY_SCHEDULE: '0 */6 * * *' })).toEqual(['0 */6 * * *']);
  expect(declared({ MERITGRAPH_DECAY_SCHEDULE: 'never' })).toEqual([]);
});
