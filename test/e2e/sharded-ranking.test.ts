import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import type { JobQueue } from '../../src/queue/job-queue.ts';
import type { Runs } from '../../src/services/runs/runs.ts';
import { createShortlistRanking } from '../../src/services/shortlists/shortlist-ranking.ts';
import { checkShortlistInput, type ShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { ended, runsOn } from '../queue/run-world.ts';
import { describeWithServer } from '../servers/borrow.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';
import { type RedisServer, startRedisServer } from '../servers/redis.ts';
import { caller, demandIds, rankingWorld, roleIds, TODAY } from '../services/ranking-world.ts';
import { type RunningProcess, startCli } from './process.ts';

const WORKERS = 4;

describeWithServer('neo4j', 'four worker processes that rank a shard each', (neo4j) => {
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-shards-'));
  const workers: RunningProcess[] = [];
  let redis: RedisServer;
  let graph: Graph;
  let queue: JobQueue;
  let runs: Runs;

  beforeAll(async () => {
    await emptyNeo4j(neo4j());
    redis = await startRedisServer();
    const { url, user = '', password = '' } = neo4j();
    graph = await openNeo4j({ url, user, password });
    await rankingWorld(graph);
    queue = createBullQueue({ url: redis.url, prefix: 'meritgraph-default' });
    runs = runsOn(graph, queue);
    for (let n = 0; n < WORKERS; n++) {
      const worker = startCli(['worker'], {
        MERITGRAPH_DATA_FOLDER: join(folder, String(n)),
        MERITGRAPH_GRAPH: url,
        MERITGRAPH_NEO4J_USER: user,
        MERITGRAPH_NEO4J_PASSWORD: password,
        MERITGRAPH_REDIS: redis.url,
        MERITGRAPH_RANKING_SHARDS: String(WORKERS),
      });
      workers.push(worker);
      await worker.seen(/Taking jobs/);
    }
  }, 600_000);
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await queue?.close();
    await graph?.close();
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function inOneIndex(input: ShortlistInput) {
    const clock = fixedClock(TODAY);
    const ranking = createShortlistRanking({ graph, clock, talentIndex: createTalentIndex({ graph }) });
    const asked = {
      ...{ id: 'shortlist:one', request: checkShortlistInput(input, TODAY) },
      ...{ requestDigest: '', asSent: '', idempotencyKey: null },
    };
    const { considered, seed, excluded, tellingAssessment, entries } = await ranking.compute(
      caller,
      asked,
      null,
    );
    return {
      ...{ considered, seed, outcome: { excluded, tellingAssessment } },
      entries: entries.map(({ rank, personId, roleId, score, body }) => ({
        rank,
        personId,
        roleId,
        score,
        body,
      })),
    };
  }

  async function stored(id: string) {
    const [row] = await graph.read(statements.shortlistsById, { ids: [id] });
    const ids = Array.from({ length: row!.entries }, (_, i) => `${id}#${i + 1}`);
    const entries = await graph.read(statements.shortlistEntries, { ids });
    const { considered, seed, outcome } = row!;
    return {
      ...{ considered, seed, outcome: JSON.parse(outcome!) as object },
      entries: entries.map(({ rank, personId, roleId, score, body }) => ({
        rank,
        personId,
        roleId,
        score,
        body,
      })),
    };
  }

  test('give the lists of one index: people, order, scores, intervals, reasons and counts', async () => {
    const input = { target: { role: roleIds[0] }, size: 30, asOf: TODAY };
    const single = await runs.request(caller, {
      job: 'RANK_CANDIDATES',
      parameters: { shortlist: { id: 'shortlist:sharded', input } },
    });
    expect(await ended(runs, single.id)).toMatchObject({ state: 'COMPLETED' });
    expect(await stored('shortlist:sharded')).toEqual(await inOneIndex(input));

    const all = await runs.request(caller, { job: 'RANK_CANDIDATES', parameters: { asOf: TODAY } });
    const done = await ended(runs, all.id);
    expect(done).toMatchObject({ state: 'COMPLETED', shortlistIds: expect.objectContaining({ length: 2 }) });
    for (const [i, id] of done.shortlistIds.entries()) {
      expect(await stored(id)).toEqual(
        await inOneIndex({ target: { demand: demandIds[i]! }, asOf: TODAY, scope: {} }),
      );
    }

    // Shards were at work at the same time, in more processes than one: each process takes one job at a time.
    const [parts] = await runs.children(caller, [all.id], { first: 2 * WORKERS });
    const times = parts!.edges.map(({ item }) => ({ from: item.startedAt!, to: item.finishedAt! }));
    expect(times).toHaveLength(2 * WORKERS);
    const together = times.map(({ from }) => times.filter((one) => one.from <= from && from < one.to).length);
    expect(Math.max(...together)).toBeGreaterThan(1);
  }, 300_000);
});
