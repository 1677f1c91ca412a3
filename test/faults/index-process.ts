// A server's talent index over a graph in a file, as a process of its own, for tests that kill it in the middle. It says
// "held" where HOLD tells it to stop for good: "read NAME" before that statement is read, "write N" before the nth write
// of a snapshot, "sync 1" when all of it is written and none of it in its place.
import { type FileHandle, open } from 'node:fs/promises';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';

const { GRAPH = '', SNAPSHOT = '', HOLD = '' } = process.env;
const [doing, where] = HOLD.split(' ');

async function hold(): Promise<never> {
  process.stdout.write('held\n');
  return new Promise(() => {});
}

const opened = await openGrafeo({ path: GRAPH, create: false });
const graph: Graph = {
  ...opened,
  read: (statement, params, options) => opened.read(statement, params, options),
  write: (work, options) => opened.write(work, options),
  readColumns: async function* (statement, params, options) {
    if (doing === 'read' && statement.name === where) await hold();
    yield* opened.readColumns(statement, params, options);
  },
};

const any = await open('/dev/null');
const handle = Object.getPrototypeOf(any) as Record<'write' | 'sync', (...asked: unknown[]) => unknown>;
if (doing === 'write' || doing === 'sync') {
  const really = handle[doing];
  let times = 0;
  handle[doing] = async function (this: FileHandle, ...asked) {
    if (++times === Number(where)) await hold();
    return really.apply(this, asked);
  };
}

// What keeps the process up while nothing else does.
setInterval(() => {}, 60_000);
await createTalentIndex({ graph, snapshotPath: SNAPSHOT }).follow(new AbortController().signal);
