import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createTalentIndex, type TalentIndexService } from '../../../src/services/talent/talent-index.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, people } from './index-world.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
let folder: string;
beforeEach(async () => {
  world = await createIndexWorld(pool);
  folder = await mkdtemp(join(tmpdir(), 'replaced-index-'));
});
afterEach(async () => {
  await world.graph.close();
  await rm(folder, { recursive: true });
});

const created = (): TalentIndexService =>
  createTalentIndex({ graph: world.graph, snapshotPath: join(folder, 'index'), settleMs: 0 });

async function current(service: TalentIndexService): Promise<WeakRef<TalentIndex>> {
  // What is read at once, and once more when it has settled.
  await service.current(world.caller);
  return new WeakRef((await service.current(world.caller)).index);
}

async function isLetGoOf(service: TalentIndexService, former: WeakRef<TalentIndex>) {
  await world.shows(people[0]!, 0.3);
  const next = await current(service);
  const isHeld = () => {
    collect();
    return former.deref() !== undefined;
  };
  await expect.poll(isHeld, { timeout: 30_000 }).toBe(false);
  expect(next.deref()).toBeDefined();
}

test('an index that was written to its file is let go of once the next one is there', async () => {
  const service = created();
  const former = await current(service);
  await service.keep();
  await isLetGoOf(service, former);
  expect((await service.current(world.caller)).index.people.count).toBe(people.length);
});

test('an index that was opened from its file is let go of once the next one is there, also where nobody follows', async () => {
  const writer = created();
  await current(writer);
  await writer.keep();
  const service = created();
  const opened = await current(service);
  await isLetGoOf(service, opened);
  expect((await service.current(world.caller)).index.people.count).toBe(people.length);
});

test('an index that could not be written is written when it is asked for again', async () => {
  const service = created();
  await current(service);
  // What is written beside the file first cannot be.
  const inTheWay = join(folder, 'index.writing');
  await mkdir(inTheWay);
  await expect(service.keep()).rejects.toThrow('EISDIR');
  await rm(inTheWay, { recursive: true });
  await service.keep();
  expect(await readdir(folder)).toEqual(['index']);
});
