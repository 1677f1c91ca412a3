// A worker that ranks shards, as a process of its own, for tests that kill one in the middle. It says on standard output
// what it takes. With HANG it stops at the ranking of any shard, and hears of nothing but its end.
import { once } from 'node:events';
import { systemClock } from '../../src/domain/clock.ts';
import type { JobParameters } from '../../src/domain/jobs.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { createBullQueue } from '../../src/queue/bullmq.ts';
import type { ExecuteJob } from '../../src/services/runs/runs.ts';
import { createShortlists } from '../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { runsOn } from '../queue/run-world.ts';

const { REDIS = '', PREFIX = '', LOCK_MS = '1000', SHARDS = '4', HANG } = process.env;
const { NEO4J = '', NEO4J_USER = '', NEO4J_PASSWORD = '' } = process.env;
const say = (line: string) => process.stdout.write(`${line}\n`);

const queue = createBullQueue({ url: REDIS, prefix: PREFIX, lockMs: Number(LOCK_MS) });
const graph = await openNeo4j({ url: NEO4J, user: NEO4J_USER, password: NEO4J_PASSWORD });
const runs = runsOn(graph, queue);
const shortlists = createShortlists({
  ...{ graph, clock: systemClock, runs, shards: Number(SHARDS) },
  talentIndex: createTalentIndex({ graph }),
});

const execute: ExecuteJob = async (attempt, _, parameters) => {
  const { shard } = parameters as JobParameters<'RANK_CANDIDATES'>;
  say(`took ${shard === undefined ? 'the whole' : `${shard.phase} ${shard.number}`}`);
  if (HANG && shard?.phase === 'RANK') await once(attempt.caller.signal, 'never');
  await shortlists.rankCandidates(attempt, parameters as JobParameters<'RANK_CANDIDATES'>);
};
await queue.work(runs.deliver(execute), { concurrency: 1 });
say('ready');
