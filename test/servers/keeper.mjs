// Starts one server and outlives nobody: when its standard input closes, because its starter stopped it or died,
// it ends the server by process id and removes its home. Plain JavaScript, so that any Node can run it.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const { command, args, home, keepHome } = JSON.parse(process.argv[2]);
const server = spawn(command, args, { cwd: home, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
let ending = false;

server.on('error', (error) => {
  console.error(error.message);
  finish(1);
});
server.on('exit', (code, signal) => {
  if (!ending) console.error(`The server ended by itself: ${signal ?? `exit code ${code}`}.`);
  finish(ending ? 0 : 1);
});
// A word on standard input: it may end in order, and its data are as it leaves them.
process.stdin.on('data', () => {
  ending = true;
  server.kill('SIGTERM');
});
process.stdin.on('end', end);
process.stdin.on('error', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
// Whoever read its output may be gone already.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

// What these servers hold is thrown away, or is there to be found whole after a crash.
function end() {
  ending = true;
  server.kill('SIGKILL');
}

function finish(code) {
  try {
    if (!keepHome) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  } finally {
    process.exit(code);
  }
}
