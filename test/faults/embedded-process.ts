// The embedded pair as a process of its own: it asks for one run, always the same, and carries it out in small steps.
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/domain/clock.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import { startRunWorker } from '../../src/services/runs/delivery/run-worker.ts';
import { checkFence, publish } from '../../src/services/runs/publishing.ts';
import { silentLog } from '../../src/services/runs/run-failure.ts';
import { createRuns } from '../../src/services/runs/runs.ts';
import { caller } from '../queue/run-world.ts';

const { GRAPH = '' } = process.env;
const say = (line: string) => process.stdout.write(`${line}\n`);

const graph = await openGrafeo({ path: GRAPH, create: true });
const queue = createInProcessQueue();
const organisation = 'default';
// Every kill counts as an attempt, and there will be many.
const runs = createRuns({
  graph,
  queue,
  clock: systemClock,
  organisation,
  codeVersion: 'test',
  mostAttempts: 1_000,
});
const worker = await startRunWorker({
  ...{ runs, queue, organisation, concurrency: 1, schedules: [], log: silentLog },
  async execute(attempt) {
    say(`took ${attempt.fence}`);
    for (let step = 1; step <= 20; step += 1) {
      await graph.write(async (transaction) => {
        await checkFence(transaction, attempt);
        await appendChanges(transaction, step, [{ kind: 'PEOPLE', subject: `${attempt.fence}` }]);
      });
      attempt.progress(step / 20, `step ${step}`);
      await sleep(10);
    }
    await graph.write((transaction) => publish(transaction, attempt, 'EMBED_SKILLS', 1));
    say('published');
  },
});
const asked = await runs.request(caller, { job: 'EMBED_SKILLS', parameters: {}, idempotencyKey: 'once' });
say(`asked ${asked.id}`);
for await (const { state, attempts } of runs.watch(caller, asked.id)) say(`${state} ${attempts}`);
await worker.stop(0);
await queue.close();
await graph.close();
say('closed');
