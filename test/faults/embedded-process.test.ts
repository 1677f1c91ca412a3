import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { currentSeq, readChangesAfter } from '../../src/services/runs/changes.ts';
import { readPublished } from '../../src/services/runs/publishing.ts';
import { caller, runsOn } from '../queue/run-world.ts';
import { startProcess } from './process-under-test.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritgraph-killed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an embedded process killed again and again in the middle of its run completes it in the end', async () => {
  const path = join(folder, 'graph.grafeo');
  // Early, in the middle, and around the publish, which comes about 250 ms after the job began.
  for (const afterMs of [0, 40, 120, 220, 250, 280]) {
    const doomed = startProcess('./embedded-process.ts', { GRAPH: path });
    // The one before may have ended its run and been killed before it could say so.
    const first = await Promise.race([doomed.said('took'), doomed.said('COMPLETED')]);
    if (first.startsWith('COMPLETED')) {
      await doomed.exit;
      break;
    }
    await sleep(afterMs);
    doomed.signal('SIGKILL');
    await doomed.exit;
    if (doomed.lines.some((line) => line.startsWith('COMPLETED'))) break;
  }
  const last = startProcess('./embedded-process.ts', { GRAPH: path });
  await last.said('COMPLETED');
  expect(await last.exit).toBe(0);

  const graph = await openGrafeo({ path, create: false });
  const { edges, totalCount } = await runsOn(graph, createInProcessQueue()).page(caller, {}, { first: 5 });
  expect(totalCount).toBe(1);
  expect(edges[0]!.item).toMatchObject({ state: 'COMPLETED', progress: 1 });
  expect(await readPublished(graph)).toEqual({ EMBED_SKILLS: edges[0]!.item.id });
  const changes = await readChangesAfter(graph, 0);
  // The log has every number once, whatever was killed.
  expect(changes.map(({ seq }) => seq)).toEqual(
    Array.from({ length: await currentSeq(graph) }, (_, index) => index + 1),
  );
  const lastAttempt = changes.filter(({ kind }) => kind === 'PEOPLE').at(-1)!.subject;
  expect(changes.filter(({ subject }) => subject === lastAttempt)).toHaveLength(20);
  await graph.close();
});
