import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const cli = resolve(import.meta.dirname, '../../src/cli.ts');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Everything written to stderr so far. */
  stderr(): string;
  /** The first match on stderr; rejects when the process ends without one. */
  seen(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends the signal (SIGTERM unless told) and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Finished>;
  readonly finished: Promise<Finished>;
}

const started = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

/** Starts the real command line in a process of its own, with only the given settings in its environment. */
export function startCli(words: readonly string[], environment: Record<string, string> = {}): RunningProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(MERITGRAPH_|VITEST|NODE_OPTIONS|FORCE_COLOR)/.test(name),
  );
  const child = spawn(process.execPath, [cli, ...words], {
    env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  let ended = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const watcher of watchers) watcher();
  });
  const finished = once(child, 'close').then(([code, signal]): Finished => {
    started.delete(child);
    ended = true;
    for (const watcher of watchers) watcher();
    return { code, signal, stdout, stderr };
  });
  return {
    child,
    stderr: () => stderr,
    seen: (pattern) =>
      new Promise((found, fail) => {
        const watcher = () => {
          const match = stderr.match(pattern);
          if (match === null && !ended) return;
          watchers.delete(watcher);
          if (match) found(match);
          else
            fail(
              new Error(
                `'${words.join(' ')}' ended (${child.exitCode ?? child.signalCode}) without ${pattern}:\n${stderr}`,
              ),
            );
        };
        watchers.add(watcher);
        watcher();
      }),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return finished;
    },
    finished,
  };
}

export function runCli(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Finished> {
  return startCli(words, environment).finished;
}

/** Runs a command that must succeed; its own words are the error where it does not. */
export async function succeed(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const { code, signal, stdout, stderr } = await runCli(words, environment);
  if (code !== 0) throw new Error(`'${words.join(' ')}' ended with ${code ?? signal}:\n${stderr}`);
  return stdout;
}

/** A server on a free port, once it answers. */
export async function startServer(environment: Record<string, string>, words: readonly string[] = []) {
  const server = startCli(['serve', '--port', '0', ...words], environment);
  const [, url] = await server.seen(/Serving GraphQL at (http:\/\/\S+)/);
  return { ...server, url: url! };
}

/** One operation over HTTP, as any client would send it. */
export async function ask<Data>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (answer.errors || !answer.data) throw new Error(`${response.status} ${JSON.stringify(answer.errors)}`);
  return answer.data;
}
