import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Neo4jServer, startNeo4jServer } from './neo4j.ts';
import { type RedisServer, startRedisServer } from './redis.ts';

/** What a suite gets to know of a server that it has to itself. */
export interface ServerAddress {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
}
export type ServerName = 'neo4j' | 'redis';
export type BrokerAnswer = { readonly server: ServerAddress } | { readonly failure: string };

/**
 * One Neo4j and one Redis for a whole test run, each started when a suite first asks for it. A suite connects, names
 * a server and holds it until it disconnects, or its worker dies; the next in line gets it then.
 */
export async function startBroker(): Promise<{ address: string; stop(): Promise<void> }> {
  const servers: { neo4j?: Promise<Neo4jServer>; redis?: Promise<RedisServer> } = {};
  const starters = {
    neo4j: () => (servers.neo4j ??= startNeo4jServer()),
    redis: () => (servers.redis ??= startRedisServer()),
  };
  const lines: Record<ServerName, Promise<unknown>> = { neo4j: Promise.resolve(), redis: Promise.resolve() };
  const sockets = new Set<Socket>();

  const broker: Server = createServer((socket) => {
    sockets.add(socket);
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    createInterface(socket).once('line', (name: ServerName) => {
      lines[name] = lines[name].then(async () => {
        if (socket.destroyed) return;
        socket.write(`${JSON.stringify(await answer(starters[name]))}\n`);
        await gone;
      });
    });
  });
  // A run that was killed leaves its own behind, and its process id is given again.
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-servers-'));
  const address = join(folder, 'broker.sock');
  await new Promise<void>((resolve, reject) => {
    broker.once('error', reject);
    broker.listen(address, resolve);
  });

  return {
    address,
    async stop() {
      broker.close();
      for (const socket of sockets) socket.destroy();
      const started = await Promise.allSettled([servers.neo4j, servers.redis]);
      await Promise.all(
        started.map((server) => (server.status === 'fulfilled' ? server.value?.stop() : undefined)),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answer(start: () => Promise<ServerAddress>): Promise<BrokerAnswer> {
  try {
    const { url, user, password } = await start();
    return { server: { url, user, password } };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}
