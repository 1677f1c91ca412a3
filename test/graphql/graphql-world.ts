import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { createGraphql, type Graphql } from '../../graphql/graphql.ts';
import { jobs } from '../../jobs/index.ts';
import { bindJobs } from '../../jobs/registry.ts';
import { createServices } from '../../src/app/services.ts';
import { loadConfig } from '../../src/config.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { type Clock, fixedClock } from '../../src/domain/clock.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { startRunWorker } from '../../src/services/runs/delivery/run-worker.ts';
import type { Services } from '../../src/services/services.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { importKey } from '../services/imports/import-world.ts';
import { countingGraph } from './counting-graph.ts';

/** The product in this process behind the real schema, on a graph in memory. */
export interface GraphqlWorld extends AsyncDisposable {
  readonly graphql: Graphql;
  readonly services: Services;
  readonly graph: Graph;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly caller: Caller;
  /** What was logged of defects. */
  readonly logged: readonly unknown[];
  /** The data of an operation; its errors fail the test. */
  ask<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
  answer(document: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** The names of the statements that an operation reads with, in order of name; its errors fail the test. */
  statementsOf(document: string, variables: Record<string, unknown>): Promise<string[]>;
}

export const DEMO_NOW: number = Date.parse('2026-07-01T12:00:00Z');

/** With what `prepare` puts into it. */
export async function openGraphqlWorld(
  prepare: (services: Services, caller: Caller, folder: string) => Promise<void>,
): Promise<GraphqlWorld> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'meritgraph-demo-'));
  const config = loadConfig({ graph: 'memory:', dataFolder, personKey: importKey }, {});
  const clock = fixedClock(DEMO_NOW);
  const { graph, calls } = countingGraph(await openGrafeo({ create: true }));
  const queue = createInProcessQueue();
  const threads = createWorkerPool();
  const silent = { info() {}, warn() {}, error() {} };
  const services = createServices({ config, graph, queue, clock: clock as Clock, threads, log: silent });
  const logged: unknown[] = [];
  const log = { error: (details: unknown) => logged.push(details) };
  const graphql = createGraphql({
    ...{ services, clock, organisation: config.organisation, log },
    // What is asked at 100 of everything is only to be counted.
    limits: { cost: 10_000_000 },
  });
  const execute = bindJobs(jobs, () => services);
  const worker = await startRunWorker({
    ...{ runs: services.runs, queue, execute, log: silent, schedules: [] },
    ...{ concurrency: 1, organisation: config.organisation },
  });
  const caller: Caller = {
    principal: 'test',
    organisation: config.organisation,
    scopes: new Set(['read', 'write', 'operate']),
    signal: new AbortController().signal,
    requestId: 'test',
  };
  await prepare(services, caller, dataFolder);

  const answer = (document: string, variables?: Record<string, unknown>) =>
    graphql.execute(document, variables);
  return {
    ...{ graphql, services, graph, clock, caller, logged, answer },
    async ask<Data>(document: string, variables?: Record<string, unknown>) {
      const { data, errors } = await answer(document, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    async statementsOf(document, variables) {
      const { signal } = new AbortController();
      calls.countFor(signal);
      const { errors } = await graphql.execute(document, variables, { signal });
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return [...calls.statements].sort();
    },
    async [Symbol.asyncDispose]() {
      await worker.stop(1_000);
      await queue.close();
      await threads.close();
      await graph.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** What ships, imported and computed. */
export function openDemoWorld(): Promise<GraphqlWorld> {
  return openGraphqlWorld(async (services, caller) => {
    const fixtures = join(import.meta.dirname, '../../fixtures');
    await services.imports.onet(caller, join(fixtures, 'onet-29.3'));
    await services.imports.oews(caller, join(fixtures, 'oews-2024/national_M2024.tsv.gz'));
    await services.imports.organisation(caller, join(fixtures, 'organisation'), { history: true });
    for (const job of ['EMBED_SKILLS', 'CLUSTER_ROLES', 'PRICE_SKILLS', 'FIT_DECAY'] as const) {
      const { id } = await services.runs.request(caller, { job, parameters: {} });
      for await (const run of services.runs.watch(caller, id)) {
        if (run.state === 'FAILED') throw new Error(`${job}: ${run.failure?.message}`);
      }
    }
  });
}
