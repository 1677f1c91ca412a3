// A worker of FIT_DECAY as a process of its own, on either pair. It says what it is doing, and kills itself without a
// word at the KILL_AT-th time that it says KILL_SAYING.
import { systemClock } from '../../src/domain/clock.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { createFitDecay } from '../../src/services/proficiency/fit-decay.ts';
import { startRunWorker } from '../../src/services/runs/delivery/run-worker.ts';
import { silentLog } from '../../src/services/runs/run-failure.ts';
import { createRuns, type ExecuteJob } from '../../src/services/runs/runs.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { caller } from '../queue/run-world.ts';

const { GRAPH, NEO4J = '', NEO4J_USER = '', NEO4J_PASSWORD = '', REDIS = '', PREFIX = '' } = process.env;
const { KILL_SAYING, KILL_AT = '1', EVENTS_PER_PART = '100', RUN, KEY = 'once' } = process.env;

let times = 0;
function say(line: string): void {
  process.stdout.write(`${line}\n`);
  // How long a phase has taken already is said as time goes by.
  if (KILL_SAYING === undefined || !line.includes(KILL_SAYING) || /, [\d.]+ s$/.test(line)) return;
  times += 1;
  if (times === Number(KILL_AT)) process.kill(process.pid, 'SIGKILL');
}

const graph = GRAPH
  ? await openGrafeo({ path: GRAPH, create: true })
  : await openNeo4j({ url: NEO4J, user: NEO4J_USER, password: NEO4J_PASSWORD });
const queue = GRAPH ? createInProcessQueue() : createBullQueue({ url: REDIS, prefix: PREFIX, lockMs: 3_000 });
const pool = createWorkerPool({ size: 1 });
const common = { graph, queue, clock: systemClock, organisation: 'default', codeVersion: 'test' };
const runs = createRuns({ ...common, backoffMs: 20 });
const fitDecay = createFitDecay({
  ...{ graph, clock: systemClock, pool, fanOut: runs.fanOut },
  eventsPerPart: Number(EVENTS_PER_PART),
});
const execute = ((attempt, _, parameters: Parameters<typeof fitDecay.run>[1]) => {
  const who = parameters.part === undefined ? 'whole' : 'part';
  const progress = (fraction: number, phase: string) => {
    attempt.progress(fraction, phase);
    say(`${who}: ${phase}`);
  };
  return fitDecay.run({ ...attempt, progress }, parameters);
}) as ExecuteJob;
const worker = await startRunWorker({
  ...{ runs, queue, execute, organisation: 'default', concurrency: 1, schedules: [], log: silentLog },
  reconcileEveryMs: 500,
});
say('ready');
const id = RUN ?? (await runs.request(caller, { job: 'FIT_DECAY', parameters: {}, idempotencyKey: KEY })).id;
let state = '';
for await (const run of runs.watch(caller, id)) state = run.state;
say(`ended ${id} ${state}`);
await worker.stop(0);
await queue.close();
await pool.close();
await graph.close();
