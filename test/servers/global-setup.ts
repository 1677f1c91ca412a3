import type { TestProject } from 'vitest/node';
import { startBroker } from './broker.ts';
import { neo4jMissing } from './neo4j.ts';
import { redisMissing } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where suites borrow servers, and why they cannot have one. */
    servers: { broker: string; missing: { neo4j: string | null; redis: string | null } };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const broker = await startBroker();
  project.provide('servers', {
    broker: broker.address,
    missing: { neo4j: neo4jMissing() ?? null, redis: redisMissing() ?? null },
  });
  return () => broker.stop();
}
