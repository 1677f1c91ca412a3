import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionResult } from 'graphql';
import { createGraphql } from '../graphql/graphql.ts';
import { printedSchema } from '../graphql/schema.ts';
import { createHttpServer, type HttpServer } from '../graphql/server.ts';
import { jobs, schedulesOf } from '../jobs/index.ts';
import { bindJobs } from '../jobs/registry.ts';
import { openEngines } from './app/engines.ts';
import { evaluateLog } from './app/evaluate-log.ts';
import { createLog } from './app/log.ts';
import { createReadiness } from './app/readiness.ts';
import { createServices } from './app/services.ts';
import type { Config } from './config.ts';
import type { Caller } from './domain/caller.ts';
import { type Clock, systemClock } from './domain/clock.ts';
import { readOnet } from './importers/onet/onet.ts';
import { readOews } from './importers/wages/oews.ts';
import type { OrganisationReferences } from './sample-organisation/index.ts';
import { admitStatements, createAdmission } from './services/admission.ts';
import { claimGraph } from './services/deployment.ts';
import { fitAfterUpgrade } from './services/proficiency/fit-after-upgrade.ts';
import { startRunWorker } from './services/runs/delivery/run-worker.ts';
import { removeOldRuns } from './services/runs/remove-old-runs.ts';
import type { Log } from './services/runs/run-failure.ts';
import type { Services } from './services/services.ts';
import { removeLeftShardResults } from './services/shortlists/shards/shard-results.ts';
import { evaluateOnet } from './services/skill-graph/evaluation/evaluate-onet.ts';
import { createWorkerPool } from './threads/pool.ts';

export { evaluateLog, evaluateOnet, printedSchema };

/** The whole product in this process, on the engines that the config names. */
export interface App {
  readonly config: Config;
  readonly services: Services;
  readonly clock: Clock;
  /** Somebody at this machine: every scope, until `signal`. */
  caller(signal?: AbortSignal): Caller;
  /** A GraphQL operation without HTTP. */
  execute(
    document: string,
    variables?: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<ExecutionResult>;
  /** GraphQL over HTTP, until the app is closed. */
  serve(): Promise<{ readonly url: string }>;
  close(): Promise<void>;
}

export interface AppOptions {
  /** Make the graph where there is none. */
  readonly create: boolean;
  /** Take jobs in this process. */
  readonly work: boolean;
  readonly clock?: Clock;
  /** Where what is logged goes; structured lines on stderr unless given. */
  readonly log?: Log | undefined;
}

const GRACE_MS = 10_000;

/** Statements in flight, and how many wait beyond them before a caller is told to come again. */
const AT_ONCE = {
  reads: { inFlight: 32, waiting: 2_000, retryAfter: 1 },
  columns: { inFlight: 4, waiting: 100, retryAfter: 5 },
  writes: { inFlight: 16, waiting: 2_000, retryAfter: 1 },
};

/** `heldBy` is the URL of the server whose process owns the embedded graph: what is asked can be asked there. */
export async function createApp(
  config: Config,
  options: AppOptions,
): Promise<App | { readonly heldBy: string }> {
  const { clock = systemClock, log = createLog(config) } = options;
  if (options.create) mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const engines = await openEngines(config, options, log);
  if ('heldBy' in engines) return engines;
  const { graph, queue, announce } = engines;
  try {
    await claimGraph(graph, config.organisation);
  } catch (error) {
    await queue.close();
    await graph.close();
    throw error;
  }
  const threads = createWorkerPool();
  const ending = new AbortController();
  const admitted = admitStatements(graph, {
    reads: createAdmission({ what: 'questions', ...AT_ONCE.reads }),
    columns: createAdmission({ what: 'long reads', ...AT_ONCE.columns }),
    writes: createAdmission({ what: 'writes', ...AT_ONCE.writes }),
  });
  const services = createServices({ config, graph: admitted, queue, clock, threads, log });
  const graphql = createGraphql({ services, clock, organisation: config.organisation, log });

  const caller = (signal: AbortSignal = ending.signal): Caller => ({
    principal: 'local',
    organisation: config.organisation,
    scopes: new Set(['read', 'write', 'operate']),
    signal,
    requestId: randomUUID(),
  });
  const execute = bindJobs(jobs, () => services);
  // A command takes jobs for its own request only; what nobody asks for is for servers and workers.
  const unasked = config.redis !== undefined || options.create;
  const worker = options.work
    ? await startRunWorker({
        ...{ runs: services.runs, queue, execute, log },
        schedules: unasked ? schedulesOf({ decay: config.decaySchedule }) : [],
        concurrency: config.concurrency,
        organisation: config.organisation,
        maintenance: async (signal) => {
          await removeOldRuns(graph, clock.now(), { signal, citedKeptDays: config.citedRunsKeptDays });
          await removeLeftShardResults(graph, { signal });
          // A worker of the former release may have published meanwhile.
          if (unasked)
            await fitAfterUpgrade({ graph, runs: services.runs, log }, caller(signal), { again: false });
        },
      })
    : undefined;
  if (worker !== undefined && unasked) {
    await fitAfterUpgrade({ graph, runs: services.runs, log }, caller(), { again: true });
  }

  let server: HttpServer | undefined;
  let following: Promise<unknown> | undefined;
  return {
    config,
    services,
    clock,
    caller,
    execute: (document, variables, signal = ending.signal) =>
      graphql.execute(document, variables, { signal }),
    async serve() {
      const { host, port, allowedHosts, token } = config;
      const notReady = createReadiness(services.talentIndex);
      server = createHttpServer({ graphql, host, port, allowedHosts, token, notReady });
      const { url } = await server.start();
      announce(url);
      // Who does not serve builds the index when something asks for it, if anything does.
      following ??= Promise.all([
        services.talentIndex.follow(ending.signal).catch(() => {}),
        services.search.follow(ending.signal),
      ]);
      return { url };
    },
    async close() {
      await server?.stop();
      await worker?.stop(GRACE_MS);
      // What was built for one command is at hand for the next, beside the graph; of a graph that lies elsewhere nothing is left here.
      if (server === undefined && liesInDataFolder(config))
        await services.talentIndex.keep().catch((error: unknown) => {
          log.warn(
            { failure: (error as Error).name },
            'The talent index could not be kept; it is built again.',
          );
        });
      ending.abort();
      await following;
      await queue.close();
      await threads.close();
      await graph.close();
    },
  };
}

function liesInDataFolder({ graph, dataFolder }: Config): boolean {
  return graph.startsWith('file:') && dirname(graph.slice('file:'.length)) === resolve(dataFolder);
}

/** The data that ships with the product. */
export function shippedData(): {
  readonly onet: string;
  readonly oews: string;
  readonly organisation: string;
} {
  const at = (path: string) => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
  return {
    onet: at('onet-29.3'),
    oews: at('oews-2024/national_M2024.tsv.gz'),
    organisation: at('organisation'),
  };
}

/** What a sample organisation is made over: the reference data that ships. */
export async function readOrganisationReferences(): Promise<OrganisationReferences> {
  const { onet, oews } = shippedData();
  const [{ skills, roles }, { rows: wages }] = await Promise.all([readOnet(onet), readOews(oews)]);
  return { skills, roles, wages };
}
