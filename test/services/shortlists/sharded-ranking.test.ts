import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { Fault } from '../../../src/domain/errors.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import type { JobQueue, Worker } from '../../../src/queue/job-queue.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import type { ExecuteJob, Run, Runs } from '../../../src/services/runs/runs.ts';
import { removeLeftShardResults } from '../../../src/services/shortlists/shards/shard-results.ts';
import { MOST_ROUNDS } from '../../../src/services/shortlists/shards/sharded-ranking.ts';
import { createShortlistRanking } from '../../../src/services/shortlists/shortlist-ranking.ts';
import {
  checkShortlistInput,
  type ShortlistInput,
} from '../../../src/services/shortlists/shortlist-request.ts';
import { createShortlists, type Shortlists } from '../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { eventually } from '../../queue/eventually.ts';
import { ended, runsOn } from '../../queue/run-world.ts';
import {
  caller,
  clusterId,
  demandIds,
  personId,
  podId,
  rankingWorld,
  roleIds,
  skillId,
  TODAY,
} from '../ranking-world.ts';

const [analyst, engineer] = roleIds;

describe('ranking in shards', () => {
  let graph: Graph;
  let queue: JobQueue;
  let runs: Runs;
  const workers: Worker[] = [];

  beforeEach(async () => {
    graph = await openGrafeo({ create: true });
    await rankingWorld(graph);
    queue = createInProcessQueue();
    runs = runsOn(graph, queue);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
    await queue.close();
    await graph.close();
  });

  function shortlistsIn(shards: number): Shortlists {
    const clock = fixedClock(TODAY);
    return createShortlists({ graph, clock, talentIndex: createTalentIndex({ graph }), runs, shards });
  }

  type Around = (parameters: { shard?: { phase: string; round: number; number: number } }) => Promise<void>;
  async function work(shards: number, before: Around = async () => {}): Promise<void> {
    // As processes would, each worker has services of its own.
    for (let i = 0; i < 2; i++) {
      const shortlists = shortlistsIn(shards);
      const execute: ExecuteJob = async (attempt, _, parameters) => {
        await before(parameters as Parameters<Around>[0]);
        await shortlists.rankCandidates(attempt, parameters as never);
      };
      workers.push(await queue.work(runs.deliver(execute), { concurrency: 1 }));
    }
  }

  const request = (parameters: object) =>
    runs.request(caller, { job: 'RANK_CANDIDATES', parameters: parameters as never });

  async function madeInShards(input: ShortlistInput): Promise<Run> {
    return ended(runs, (await request({ shortlist: { id: 'shortlist:sharded', input } })).id);
  }

  async function stored(id: string) {
    const [row] = await graph.read(statements.shortlistsById, { ids: [id] });
    if (row === undefined) return null;
    const ids = Array.from({ length: row.entries }, (_, i) => `${id}#${i + 1}`);
    const entries = await graph.read(statements.shortlistEntries, { ids });
    const { considered, seed, inputDigest, epoch, runs: cited, outcome } = row;
    return {
      ...{ considered, seed, inputDigest, epoch, cited, outcome: JSON.parse(outcome!) as object },
      entries: entries.map(({ rank, personId: person, roleId, score, body }) => ({
        rank,
        person,
        roleId,
        score,
        body,
      })),
    };
  }

  async function inOneIndex(input: ShortlistInput) {
    const ranking = createShortlistRanking({
      graph,
      clock: fixedClock(TODAY),
      talentIndex: createTalentIndex({ graph }),
    });
    const asked = {
      id: 'shortlist:one',
      request: checkShortlistInput(input, TODAY),
      ...{ requestDigest: '', asSent: '', idempotencyKey: null },
    };
    const { considered, seed, inputDigest, epoch, runIds, entries, excluded, tellingAssessment } =
      await ranking.compute(caller, asked, null);
    return {
      ...{ considered, seed, inputDigest, epoch, cited: runIds, outcome: { excluded, tellingAssessment } },
      entries: entries.map(({ rank, personId: person, roleId, score, body }) => ({
        rank,
        person,
        roleId,
        score,
        body,
      })),
    };
  }

  const asOf = TODAY;
  const asked: readonly (readonly [string, number, ShortlistInput])[] = [
    ['a role', 4, { target: { role: analyst }, asOf }],
    ['a role, everybody', 3, { target: { role: analyst }, size: 1000, asOf }],
    [
      'a role with adjacent skills, a few people in each shard',
      16,
      { target: { role: engineer }, size: 20, asOf },
    ],
    ['a cluster', 4, { target: { cluster: clusterId }, size: 10, asOf }],
    ["a pod's demand", 2, { target: { pod: podId }, size: 10, asOf }],
    ['an earlier moment', 4, { target: { role: analyst }, size: 30, asOf: TODAY - 300 * DAY }],
    ['a varied list', 4, { target: { role: analyst }, size: 8, asOf, diversity: 0.6 }],
    [
      'minimums, a scope and exclusions',
      5,
      {
        target: { role: analyst },
        ...{ asOf, size: 12, scope: { units: ['North'] }, exclude: [personId(4)] },
        must: [{ skill: skillId(5), level: 0.05 }],
      },
    ],
    [
      'nobody in scope',
      3,
      { target: { role: analyst }, asOf, scope: { units: ['North'], people: [personId(1)] } },
    ],
  ];

  test.each(asked)('%s: %i shards give what one index gives, to the last bit', async (_, shards, input) => {
    const one = await inOneIndex(input);
    await work(shards);
    expect(await madeInShards(input)).toMatchObject({ state: 'COMPLETED' });
    expect(await stored('shortlist:sharded')).toEqual(one);
  });

  test('every open demand is ranked, and nothing of the parts is left', async () => {
    await work(3);
    const run = await ended(runs, (await request({ asOf })).id);
    expect(run).toMatchObject({ state: 'COMPLETED', shortlistIds: expect.objectContaining({ length: 2 }) });
    for (const [i, id] of run.shortlistIds.entries()) {
      const alone = await inOneIndex({ target: { demand: demandIds[i]! }, asOf, scope: {} });
      // The position that was ranked is that of before the first of the lists was stored.
      const { epoch: _, inputDigest: __, ...expected } = alone;
      expect(await stored(id)).toMatchObject(expected);
    }
    const [parts] = await runs.children(caller, [run.id], { first: 20 });
    expect(parts!.totalCount).toBe(6);
    const ids = parts!.edges.flatMap(({ item }) => [
      `shard:${item.id}#counts`,
      `shard:${item.id}#${run.shortlistIds[0]}`,
    ]);
    expect(await graph.read(statements.shardResults, { ids })).toEqual([]);
  });

  test('what is published or reorganised under the parts makes them start over', async () => {
    let changed = false;
    await work(2, async ({ shard }) => {
      if (shard?.phase !== 'RANK' || changed) return;
      changed = true;
      await graph.write(async (transaction) => {
        await appendChanges(transaction, TODAY, [{ kind: 'ORGANISATION', subject: 'test' }]);
      });
      // The index that was counted is a former one now; this worker's next round reads anew.
    });
    const input = { target: { role: analyst }, asOf };
    const run = await madeInShards(input);
    expect(run).toMatchObject({ state: 'COMPLETED' });
    const [parts] = await runs.children(caller, [run.id], { first: 20 });
    expect(parts!.totalCount).toBe(8);
    const { entries, considered } = await inOneIndex(input);
    expect(await stored('shortlist:sharded')).toMatchObject({ entries, considered });
  });

  test('what never keeps still is a clear refusal, not a list', async () => {
    await work(2, async ({ shard }) => {
      if (shard?.phase !== 'RANK') return;
      await graph.write(async (transaction) => {
        await appendChanges(transaction, TODAY, [{ kind: 'FRAMEWORK', subject: 'test' }]);
      });
    });
    const run = await madeInShards({ target: { role: analyst }, asOf });
    expect(run).toMatchObject({ state: 'FAILED', failure: { code: 'CONFLICT' } });
    expect(run.failure!.message).toContain(`each of ${MOST_ROUNDS} attempts`);
    expect(await stored('shortlist:sharded')).toBeNull();
  }, 60_000);

  test('a shard that is lost for good fails the whole with its reason; no list of the others is stored', async () => {
    await work(4, async ({ shard }) => {
      if (shard?.phase === 'RANK' && shard.number === 2) throw new Fault('The machine is gone.');
    });
    const run = await madeInShards({ target: { role: analyst }, asOf });
    expect(run).toMatchObject({
      state: 'FAILED',
      failure: { code: 'FAULT', message: expect.stringContaining('PartFailed') },
    });
    expect(await stored('shortlist:sharded')).toBeNull();
  }, 60_000);

  test('a shard that is lost once is ranked again', async () => {
    let lost = false;
    await work(4, async ({ shard }) => {
      if (shard?.phase !== 'RANK' || shard.number !== 2 || lost) return;
      lost = true;
      throw new Fault('The machine is gone.');
    });
    const input = { target: { role: analyst }, asOf };
    const one = await inOneIndex(input);
    expect(await madeInShards(input)).toMatchObject({ state: 'COMPLETED', attempts: 1 });
    expect(lost).toBe(true);
    expect(await stored('shortlist:sharded')).toEqual(one);
  });

  test('what the parts of a cancelled run found is tidied away, that of one at work stays', async () => {
    let run: Run | undefined;
    let stopped = false;
    await work(2, async ({ shard }) => {
      if (shard?.phase !== 'RANK' || stopped) return;
      stopped = true;
      expect(await removeLeftShardResults(graph)).toBe(0);
      await runs.cancel(caller, run!.id);
    });
    run = await request({
      shortlist: { id: 'shortlist:sharded', input: { target: { role: analyst }, asOf } },
    });
    expect(await ended(runs, run.id)).toMatchObject({ state: 'CANCELLED' });
    expect(await removeLeftShardResults(graph)).toBeGreaterThanOrEqual(2);
    // A part that was at work may have left its result a moment before it heard.
    await eventually(() => removeLeftShardResults(graph)).toBe(0);
  });

  test('an unknown target fails as it does in one index', async () => {
    await work(2);
    expect(await madeInShards({ target: { role: 'role:org:none' }, asOf })).toMatchObject({
      state: 'FAILED',
      failure: { code: 'NOT_FOUND' },
    });
  });
});
