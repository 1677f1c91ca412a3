import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ProcessUnderTest {
  readonly pid: number;
  readonly lines: readonly string[];
  /** The first line, said already or still to come, that begins like this. */
  said(beginning: string): Promise<string>;
  signal(name: NodeJS.Signals): void;
  readonly exit: Promise<number | null>;
}

/** Starts a program beside this file under the Node that runs the tests. */
export function startProcess(file: string, env: Record<string, string>): ProcessUnderTest {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [path], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let complaint = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
    for (const look of waiting) look();
  });
  child.stderr!.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk).slice(-4_000);
  });
  // It may have exited before all that it said is read.
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    pid: child.pid!,
    lines,
    exit,
    signal: (name) => void child.kill(name),
    said(beginning) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find((said) => said.startsWith(beginning));
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        look();
        exit.then(() => reject(new Error(`It ended without saying "${beginning}": ${complaint}`)));
      });
    },
  };
}
