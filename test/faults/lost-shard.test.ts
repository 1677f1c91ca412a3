import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import type { Runs } from '../../src/services/runs/runs.ts';
import { createShortlistRanking } from '../../src/services/shortlists/shortlist-ranking.ts';
import { checkShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { ended, runsOn } from '../queue/run-world.ts';
import { describeWithServer } from '../servers/borrow.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';
import { type RedisServer, startRedisServer } from '../servers/redis.ts';
import { caller, rankingWorld, roleIds, TODAY } from '../services/ranking-world.ts';
import { type ProcessUnderTest, startProcess } from './process-under-test.ts';

const SHARDS = 4;
/** A worker that was killed is missed after so long; one that the machine is slow for is not. */
const LOCK_MS = 3_000;

describeWithServer('neo4j', 'a ranking in shards whose worker is killed', (neo4j) => {
  let redis: RedisServer;
  let graph: Graph;
  let queue: JobQueue;
  let runs: Runs;
  let prefix: string;
  const processes: ProcessUnderTest[] = [];

  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    await emptyNeo4j(neo4j());
    const { url, user = '', password = '' } = neo4j();
    graph = await openNeo4j({ url, user, password });
    await rankingWorld(graph);
    prefix = `test-${randomUUID()}`;
    queue = createBullQueue({ url: redis.url, prefix, lockMs: LOCK_MS });
    runs = runsOn(graph, queue);
  });
  afterEach(async () => {
    for (const worker of processes) worker.signal('SIGKILL');
    await Promise.all(processes.splice(0).map(({ exit }) => exit));
    await queue.close();
    await graph.close();
  });

  function startWorker(env: Record<string, string> = {}): ProcessUnderTest {
    const { url, user = '', password = '' } = neo4j();
    const worker = startProcess('./shard-worker-process.ts', {
      ...{ REDIS: redis.url, PREFIX: prefix, LOCK_MS: String(LOCK_MS), SHARDS: String(SHARDS) },
      ...{ NEO4J: url, NEO4J_USER: user, NEO4J_PASSWORD: password, ...env },
    });
    processes.push(worker);
    return worker;
  }

  const input = { target: { role: roleIds[0] }, size: 20, asOf: TODAY };
  const request = () =>
    runs.request(caller, {
      job: 'RANK_CANDIDATES',
      parameters: { shortlist: { id: 'shortlist:sharded', input } },
    });
  async function places() {
    const ids = Array.from({ length: 20 }, (_, i) => `shortlist:sharded#${i + 1}`);
    const rows = await graph.read(statements.shortlistEntries, { ids });
    return rows.map(({ personId, score, body }) => ({ personId, score, body }));
  }

  test('kill -9 in the middle of a shard: another worker ranks it, and the list is that of one index', async () => {
    const clock = fixedClock(TODAY);
    const ranking = createShortlistRanking({ graph, clock, talentIndex: createTalentIndex({ graph }) });
    const asked = {
      ...{ id: 'shortlist:one', request: checkShortlistInput(input, TODAY) },
      ...{ requestDigest: '', asSent: '', idempotencyKey: null },
    };
    const one = await ranking.compute(caller, asked, null);

    const hanging = startWorker({ HANG: '1' });
    await hanging.said('ready');
    const run = await request();
    await hanging.said('took RANK');
    // In the middle: shards are counted, one is being ranked, and no list is there.
    expect(await graph.read(statements.shortlistsById, { ids: ['shortlist:sharded'] })).toEqual([]);
    // The other three of four are at work by the time that one is lost.
    for (let others = 1; others < SHARDS; others++) startWorker();
    hanging.signal('SIGKILL');
    await hanging.exit;
    expect(await ended(runs, run.id)).toMatchObject({ state: 'COMPLETED' });
    expect(await places()).toEqual(
      one.entries.map(({ personId, score, body }) => ({ personId, score, body })),
    );
  }, 400_000);

  test('as long as a shard is lost there is no list; cancelled, there never is', async () => {
    const hanging = startWorker({ HANG: '1' });
    await hanging.said('ready');
    const run = await request();
    await hanging.said('took RANK');
    hanging.signal('SIGKILL');
    await hanging.exit;
    await runs.cancel(caller, run.id);
    startWorker();
    expect(await ended(runs, run.id)).toMatchObject({ state: 'CANCELLED' });
    expect(await graph.read(statements.shortlistsById, { ids: ['shortlist:sharded'] })).toEqual([]);
  }, 400_000);
});
