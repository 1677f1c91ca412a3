import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../../src/domain/clock.ts';
import { openNeo4j } from '../../../src/graph/neo4j.ts';
import { createBullQueue } from '../../../src/queue/bullmq.ts';
import { createRuns } from '../../../src/services/runs/runs.ts';
import { startCli } from '../../../test/e2e/process.ts';
import { startNeo4jServer } from '../../../test/servers/neo4j.ts';
import { startRedisServer } from '../../../test/servers/redis.ts';
import { type BenchContext, type Claim, cost } from '../../bench.ts';
import { NOW, PER_PERSON } from '../graph.ts';
import { askWatched } from './ask-watched.ts';
import { CHANGED, describing, watchingClaims, wholeClaims } from './claims.ts';
import { dueClaims } from './due.ts';
import { fillOrCopy, keepFilled } from './kept-graph.ts';
import { addEvidence } from './more-evidence.ts';
import { importEvidence } from './neo4j-tables.ts';
import { longestTurns, watchFit } from './watch-fit.ts';

/** Of the server; what it would be given for a graph of this size. */
export interface ServerMemory {
  readonly heap: string;
  readonly pageCache: string;
}

const ORGANISATION = 'bench';
/** A store of gigabytes on a machine with other work. */
const READY_MS = 300_000;
const preload = pathToFileURL(join(import.meta.dirname, 'watched-process.ts')).href;

/** Fills a folder of `keep` and measures nothing, so that a measurement can begin at once another time. */
export async function fillNeo4j(
  people: number,
  keep: string,
  memory: ServerMemory,
  note: BenchContext['note'],
): Promise<void> {
  const kept = await keepFilled(keep, nameOf(people), (home) => fill(home, people, memory, note));
  note(`Neo4j: ${people * PER_PERSON} series are in ${kept}`);
}

const nameOf = (people: number): string => `neo4j-${people}`;

async function fill(
  home: string,
  people: number,
  memory: ServerMemory,
  note: BenchContext['note'],
): Promise<void> {
  let began = performance.now();
  const took = () => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    began = performance.now();
    return `${seconds} s`;
  };
  let told = performance.now();
  await importEvidence(home, people, (written) => {
    if (performance.now() - told < 10_000) return;
    told = performance.now();
    note(`Neo4j: ${written.toLocaleString('en')} observations in tables`);
  });
  note(`Neo4j: tables and neo4j-admin ${took()}; now constraints and indexes`);
  const server = await startNeo4jServer({ home, ...memory });
  try {
    await (await openNeo4j(server)).close();
    note(`Neo4j: constraints and indexes ${took()}`);
    await server.shutDown();
  } catch (error) {
    await server.stop();
    throw error;
  }
  rmSync(join(home, 'tables'), { recursive: true });
}

/** The job as it is deployed: a Neo4j server, Redis, and a worker in a process of its own. */
export async function measureNeo4j(
  people: number,
  keep: string | null,
  memory: ServerMemory,
  note: BenchContext['note'],
): Promise<Claim[]> {
  if (Date.now() < NOW) throw new Error('The clock of this machine lies before the evidence of the bench.');
  const home = mkdtempSync(join(tmpdir(), 'meritgraph-neo4j-'));
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(home, { recursive: true, force: true })];
  try {
    await fillOrCopy(home, keep, nameOf(people), (place) => fill(place, people, memory, note));
    note(`Neo4j: heap ${memory.heap}, page cache ${memory.pageCache}`);
    const server = await startNeo4jServer({ home, ...memory, readyMs: READY_MS });
    stops.push(() => server.stop());
    const redis = await startRedisServer();
    stops.push(() => redis.stop());
    const { url, user, password } = server;
    const graph = await openNeo4j({ url, user, password });
    stops.push(() => graph.close());
    const queue = createBullQueue({ url: redis.url, prefix: `meritgraph-${ORGANISATION}` });
    stops.push(() => queue.close());
    const runs = createRuns({
      ...{ graph, queue, clock: systemClock, organisation: ORGANISATION, codeVersion: 'bench' },
    });
    const worker = startCli(['worker'], {
      ...{ NODE_OPTIONS: `--import ${preload}`, MERITGRAPH_DATA_FOLDER: join(home, 'worker') },
      ...{ MERITGRAPH_GRAPH: url, MERITGRAPH_NEO4J_USER: user, MERITGRAPH_NEO4J_PASSWORD: password },
      ...{ MERITGRAPH_REDIS: redis.url, MERITGRAPH_ORGANISATION: ORGANISATION },
      MERITGRAPH_DECAY_SCHEDULE: 'never',
    });
    stops.push(() => worker.stop());
    await worker.seen(/Taking jobs/);
    const idle = await askWatched(worker);
    note(`Neo4j: fitting ${people * PER_PERSON} series`);
    const whole = await watchFit(runs, queue, note);
    const wholeWatched = await askWatched(worker);
    const wholeLongest = longestTurns(whole, wholeWatched.turns, note);
    note(`Neo4j: new evidence of ${Math.ceil(people * CHANGED)} people, and fitting them`);
    await addEvidence(graph, Math.ceil(people * CHANGED), people);
    await askWatched(worker);
    const again = await watchFit(runs, queue, note);
    const againWatched = await askWatched(worker);
    const againLongest = longestTurns(again, againWatched.turns, note);
    const of = describing('Neo4j', people);
    await worker.stop();
    note('Neo4j: asking who is due');
    const due = await dueClaims(of, graph);
    return [
      ...wholeClaims(of, whole),
      cost(of('processor time of the worker'), 's', wholeWatched.cpuSeconds - idle.cpuSeconds, null, null),
      cost(of('resident memory of the worker before it began'), 'MB', idle.peakBytes / 1e6, null, null),
      cost(of('resident memory of the worker at most'), 'MB', againWatched.peakBytes / 1e6, 2_000, 'at most'),
      ...watchingClaims(of, whole, again, { whole: wholeLongest, again: againLongest }),
      ...due,
    ];
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
