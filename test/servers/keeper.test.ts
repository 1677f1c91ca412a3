import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { redisMissing } from './redis.ts';

const missing = process.env.CI ? undefined : redisMissing();

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe.skipIf(missing)(missing ?? 'a server that a test started', () => {
  it('ends, and leaves nothing behind, when the process that started it is killed', async () => {
    const program = `
      import { startServer, makeHome, freePort } from './test/servers/server-process.ts';
      const home = makeHome('killed');
      const port = await freePort();
      await startServer({ command: 'redis-server', args: ['--port', String(port)], home, keepHome: false }, port, 20_000);
      console.log(JSON.stringify({ home, port }));`;
    const starter = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await new Promise<string>((resolve) =>
      starter.stdout.once('data', (chunk) => resolve(String(chunk))),
    );
    const { home, port } = JSON.parse(said) as { home: string; port: number };
    expect(await answers(port)).toBe(true);
    expect(existsSync(home)).toBe(true);
    starter.kill('SIGKILL');
    while (existsSync(home)) await setTimeout(20);
    expect(await answers(port)).toBe(false);
  });
});
