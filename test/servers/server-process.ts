import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  stop(): Promise<void>;
  /** As its operator would, so that what it holds needs no recovery: minutes, for a large database. */
  shutDown(): Promise<void>;
}

const keeper = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const KEPT_OUTPUT = 20_000;

/** Where a server keeps its data. With a home of the caller's, the data outlives the server: stop it and start it again. */
export interface ServerPlace {
  readonly home?: string;
  readonly port?: number;
}

/** A directory of its own for one server; its keeper removes it. */
export function makeHome(name: string): string {
  return mkdtempSync(join(tmpdir(), `meritgraph-${name}-`));
}

/** Starts a server under its keeper and waits until `port` answers; fails with the server's own last words. */
export async function startServer(
  description: { command: string; args: readonly string[]; home: string; keepHome: boolean },
  port: number,
  timeoutMs: number,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [keeper, JSON.stringify(description)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let running = true;
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running = false;
      resolve();
    });
  });
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  const shutDown = async () => {
    child.stdin.write('shut down\n');
    await ended;
  };
  const deadline = Date.now() + timeoutMs;
  while (!(await answers(port))) {
    if (!running) throw new Error(`${description.command} did not start: ${output}`);
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`${description.command} was not ready after ${timeoutMs} ms: ${output}`);
    }
    await Promise.race([ended, setTimeout(100)]);
  }
  return { stop, shutDown };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}

/** Below those that systems give to clients and to whoever names no port: none of these is taken by chance meanwhile. */
const CHOSEN_PORTS = [10_000, 32_000] as const;
const MOST_TRIES = 100;

/** A loopback port that was free a moment ago, and stays so for who starts a server there, or stops it and starts it again. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const port = randomInt(...CHOSEN_PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error(`none of ${MOST_TRIES} ports was free`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listens = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (listens) await new Promise((resolve) => server.close(resolve));
  return listens;
}
