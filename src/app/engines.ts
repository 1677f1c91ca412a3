import type { Config } from '../config.ts';
import { InvalidInput, Unavailable } from '../domain/errors.ts';
import { openGrafeo } from '../graph/grafeo.ts';
import type { Graph } from '../graph/graph.ts';
import { openNeo4j } from '../graph/neo4j.ts';
import { readOwner, writeOwner } from '../graph/owner.ts';
import { createBullQueue } from '../queue/bullmq.ts';
import { createInProcessQueue } from '../queue/in-process.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { Log } from '../services/runs/run-failure.ts';

export interface Engines {
  readonly graph: Graph;
  readonly queue: JobQueue;
  /** Tells other processes on this machine where the holder of an embedded graph serves it. */
  announce(url: string): void;
}

/** The pair that the config names: embedded, or Neo4j with Redis. */
export async function openEngines(
  config: Config,
  options: { readonly create: boolean },
  log: Log,
): Promise<Engines | { readonly heldBy: string }> {
  const onTrouble = (error: unknown) =>
    log.warn({ failure: (error as Error).name }, 'The job queue has trouble; it goes on trying.');
  const onMigrating = (done: { readonly migration: string; readonly changed: number }) =>
    log.warn({ ...done }, 'What is stored is migrated; this process goes on when that is done.');
  if (config.redis !== undefined) {
    if (config.neo4jPassword === undefined) {
      throw new InvalidInput([
        {
          path: 'MERITGRAPH_NEO4J_PASSWORD_FILE',
          problem: 'is missing; Neo4j wants a password (a file, or MERITGRAPH_NEO4J_PASSWORD)',
        },
      ]);
    }
    const graph = await openNeo4j(
      { url: config.graph, user: config.neo4jUser, password: config.neo4jPassword },
      undefined,
      {
        onIndexing: (left) =>
          log.warn({ ...left }, 'Neo4j is filling indexes; this process goes on when they are filled.'),
        onMigrating,
      },
    );
    return {
      graph,
      queue: createBullQueue({ url: config.redis, prefix: `meritgraph-${config.organisation}`, onTrouble }),
      announce: () => {},
    };
  }
  const path = config.graph === 'memory:' ? undefined : config.graph.slice('file:'.length);
  try {
    const graph = await openGrafeo({
      create: options.create,
      ...(path !== undefined && { path }),
      onMigrating,
    });
    const announce = (url: string) => {
      if (path !== undefined) writeOwner(path, { url });
    };
    return { graph, queue: createInProcessQueue({ onTrouble }), announce };
  } catch (error) {
    const heldBy = path !== undefined && error instanceof Unavailable ? readOwner(path)?.url : undefined;
    if (heldBy !== undefined) return { heldBy };
    throw error;
  }
}
