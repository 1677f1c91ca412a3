import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createFormerIndex } from '../../../../src/services/talent/renewal/former-index.ts';
import { newStanding } from '../../../../src/services/talent/renewal/standing.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, people } from '../index-world.ts';

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
beforeEach(async () => {
  world = await createIndexWorld(pool);
});
afterEach(() => world.graph.close());

const standing = async () =>
  newStanding(await createTalentIndex({ graph: world.graph }).current(world.caller), performance.now());

test('the next index becomes the former one while its predecessor is kept up: whoever asks for it gets no older one', async () => {
  const first = await standing();
  await world.fit({ renewHyperparameters: true });
  const second = await standing();
  expect(second.snapshot.runs.FIT_DECAY).not.toBe(first.snapshot.runs.FIT_DECAY);

  const gate = Promise.withResolvers<void>();
  const graph = world.watched(() => gate.promise);
  const former = createFormerIndex(graph, { settleMs: 60_000 }, 0);
  const [ofFirst, again, ofSecond] = [former.of(first), former.of(first), former.of(second)];
  gate.resolve();
  expect((await ofFirst).runs).toEqual(first.snapshot.runs);
  expect((await again).runs).toEqual(first.snapshot.runs);
  expect((await ofSecond).runs).toEqual(second.snapshot.runs);
});

test('those who wait for one that is kept up share the next, which holds what each had recorded', async () => {
  const one = await standing();
  let looks = 0;
  const gate = Promise.withResolvers<void>();
  const graph = world.watched(async (statement) => {
    if (statement !== 'readChangeCounter') return;
    looks++;
    await gate.promise;
  });
  const former = createFormerIndex(graph, { settleMs: 60_000 }, 0);
  const first = former.of(one);
  await world.joins();
  const others = [former.of(one), former.of(one), former.of(one)];
  gate.resolve();
  await first;
  for (const { index } of await Promise.all(others)) expect(index.people.count).toBe(people.length + 1);
  expect(looks).toBe(2);
});
