import { findProgram } from './programs.ts';
import { freePort, makeHome, type ServerPlace, type ServerProcess, startServer } from './server-process.ts';

export interface RedisServer extends ServerProcess {
  readonly url: string;
}

/** Why no Redis can be started on this machine; undefined if one can. */
export function redisMissing(): string | undefined {
  return findProgram('redis-server') ? undefined : 'redis-server is not on PATH';
}

/** A Redis server of its own on a free loopback port, empty, ended by `stop` or with this process. */
export async function startRedisServer(options: ServerPlace = {}): Promise<RedisServer> {
  const missing = redisMissing();
  if (missing) throw new Error(missing);
  const port = options.port ?? (await freePort());
  const settings = {
    port,
    bind: '127.0.0.1',
    save: '',
    appendonly: options.home === undefined ? 'no' : 'yes',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  const server = await startServer(
    {
      command: findProgram('redis-server')!,
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      home: options.home ?? makeHome('redis'),
      keepHome: options.home !== undefined,
    },
    port,
    20_000,
  );
  return { ...server, url: `redis://127.0.0.1:${port}` };
}
