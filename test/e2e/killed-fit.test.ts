import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { readPublished } from '../../src/services/runs/publishing.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { caller, runsOn } from '../queue/run-world.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from '../services/proficiency/decay-world.ts';
import { startCli } from './process.ts';

const people = Array.from({ length: 150 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b', 'skill:onet:c', 'skill:onet:d'];
const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

describe("'run fit-decay' that is killed", { timeout: 300_000 }, () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'meritgraph-killed-fit-'));
    path = join(folder, 'test.grafeo');
    const graph = await openGrafeo({ path, create: true });
    const world = await createDecayWorld(pool, graph);
    await world.populate(people, skills);
    world.clock.set(daysIn(2_000));
    await world.record(forgetfulEvidence(people, skills, 12));
    await graph.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const command = () => ['run', 'fit-decay', '--graph', `file:${path}`, '--data-folder', folder];
  async function runs() {
    const graph = await openGrafeo({ path, create: false });
    const { edges } = await runsOn(graph, createInProcessQueue()).page(caller, {}, { first: 100 });
    const published = (await readPublished(graph)).FIT_DECAY;
    await graph.close();
    const states = edges.map(({ item }) => item).filter(({ parentId }) => parentId === null);
    return { states: states.map(({ state }) => state), newest: states[0]!.id, published };
  }

  it.each([[1], [2]])('%i times in a row succeeds when it is run again', async (kills) => {
    for (let kill = 1; kill <= kills; kill++) {
      const killed = startCli(command());
      // Said once the run is asked for.
      await killed.seen(/^fit-decay: /m);
      await sleep(150 * kill);
      expect((await killed.stop('SIGKILL')).signal).toBe('SIGKILL');
    }
    const { states, published } = await runs();
    expect(published).toBeUndefined();
    expect(states).toHaveLength(kills);
    for (const state of states) expect(['WAITING', 'ACTIVE', 'FAILED']).toContain(state);

    const again = await startCli(command()).finished;
    expect(again.stderr).not.toContain('FIT_DECAY failed');
    expect(again.code).toBe(0);
    const after = await runs();
    expect(after.states).toEqual(Array.from({ length: kills + 1 }, () => 'COMPLETED'));
    expect(after.published).toBe(after.newest);
  });
});
