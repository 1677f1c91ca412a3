/** The product over HTTP in a process of its own: argv is how many people and a seed; told and asked over IPC. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createGraphql } from '../../graphql/graphql.ts';
import { createHttpServer } from '../../graphql/server.ts';
import { createServices } from '../../src/app/services.ts';
import { loadConfig } from '../../src/config.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { fixedClock } from '../../src/domain/clock.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { admitStatements, createAdmission } from '../../src/services/admission.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { NOW } from '../ranking/data.ts';
import { openPrepared } from './prepared-graph.ts';

const [people, seed] = process.argv.slice(2).map(Number);
const dataFolder = mkdtempSync(join(tmpdir(), 'meritgraph-bench-'));
const config = loadConfig({ graph: 'memory:', dataFolder, personKey: 'a key of the bench only' }, {});
const bare = await openPrepared(dataFolder, people!, seed!);
const graph = admitStatements(bare, {
  reads: createAdmission({ what: 'questions', inFlight: 32, waiting: 2_000, retryAfter: 1 }),
  columns: createAdmission({ what: 'long reads', inFlight: 4, waiting: 100, retryAfter: 5 }),
  writes: createAdmission({ what: 'writes', inFlight: 16, waiting: 2_000, retryAfter: 1 }),
});
const log = { info() {}, warn() {}, error: (details: unknown) => console.error(details) };
const services = createServices({
  ...{ config, graph, clock: fixedClock(NOW), log },
  ...{ queue: createInProcessQueue(), threads: createWorkerPool() },
});
const graphql = createGraphql({ services, clock: fixedClock(NOW), organisation: config.organisation, log });
const server = createHttpServer({
  ...{ graphql, host: '127.0.0.1', port: 0, allowedHosts: config.allowedHosts, token: undefined },
});
const { signal } = new AbortController();
const scopes: Caller['scopes'] = new Set(['read']);
// Whoever asked a server that follows the log before there is an index would be told that it is not ready.
await services.talentIndex.current({
  ...{ principal: 'bench', organisation: config.organisation, scopes, signal, requestId: 'start' },
});
const { url } = await server.start();
void services.talentIndex.follow(signal);

const delay = monitorEventLoopDelay({ resolution: 1 });
let since = process.cpuUsage();
let sinceOnMain = process.threadCpuUsage();
process.on('message', (asked) => {
  if (asked === 'begin') {
    delay.reset();
    delay.enable();
    since = process.cpuUsage();
    sinceOnMain = process.threadCpuUsage();
    process.send!({ kind: 'begun' });
  } else {
    delay.disable();
    const { user, system } = process.cpuUsage(since);
    const main = process.threadCpuUsage(sinceOnMain);
    const usage = { cpuMs: (user + system) / 1000, mainCpuMs: (main.user + main.system) / 1000 };
    const rssMb = process.memoryUsage.rss() / 2 ** 20;
    process.send!({ kind: 'measured', loopP99Ms: delay.percentile(99) / 1e6 - 1, ...usage, rssMb });
  }
});
process.on('disconnect', () => {
  rmSync(dataFolder, { recursive: true });
  process.exit(0);
});
process.send!({ kind: 'serving', url });
