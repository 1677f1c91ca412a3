// A worker as a process of its own, for tests that stop, kill and freeze one. It says on standard output what it
// takes, and how its publish went. In HANG mode it works until it is told otherwise.
import { once } from 'node:events';
import type { Attempt } from '../../src/domain/attempt.ts';
import { systemClock } from '../../src/domain/clock.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import type { DeliveryHandler } from '../../src/queue/job-queue.ts';
import { publish } from '../../src/services/runs/publishing.ts';
import { createRuns } from '../../src/services/runs/runs.ts';

const { REDIS = '', PREFIX = '', LOCK_MS = '1000', HANG, GRACE_MS = '100' } = process.env;
const { NEO4J, NEO4J_USER = '', NEO4J_PASSWORD = '' } = process.env;
const say = (line: string) => process.stdout.write(`${line}\n`);
// Listened for from the beginning: whoever is frozen may be told to go on before it has come to wait for it.
const toldToGoOn = HANG === 'deaf' ? once(process, 'SIGUSR2') : undefined;

const queue = createBullQueue({ url: REDIS, prefix: PREFIX, lockMs: Number(LOCK_MS) });
const graph = NEO4J ? await openNeo4j({ url: NEO4J, user: NEO4J_USER, password: NEO4J_PASSWORD }) : undefined;
const worker = await queue.work(graph ? carryingOut(graph) : delivering, { concurrency: 1 });
say('ready');

process.once('SIGTERM', async () => {
  await worker.stop(Number(GRACE_MS));
  await queue.close();
  await graph?.close();
  say('stopped');
});

async function delivering({ runId, attempt, signal }: Parameters<DeliveryHandler>[0]): Promise<undefined> {
  say(`took ${runId} ${attempt}`);
  if (HANG) await hang(signal);
  say(`ended ${runId}`);
}

function carryingOut(on: Graph): DeliveryHandler {
  const runs = createRuns({
    graph: on,
    queue,
    clock: systemClock,
    organisation: 'default',
    codeVersion: 'test',
  });
  return runs.deliver(async (attempt: Attempt) => {
    say(`took ${attempt.runId} ${attempt.fence}`);
    // A frozen process hears of nothing; what it does when it thaws is what the fence is for.
    if (toldToGoOn) await toldToGoOn;
    else if (HANG) await hang(attempt.caller.signal);
    try {
      await on.write((transaction) => publish(transaction, attempt, 'EMBED_SKILLS', systemClock.now()));
      say(`published ${attempt.runId}`);
    } catch (error) {
      say(`refused ${attempt.runId} ${(error as Error).name}`);
      throw error;
    }
  });
}

async function hang(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}
