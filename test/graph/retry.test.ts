import { expect, test } from 'vitest';
import { Cancelled, Unavailable } from '../../src/domain/errors.ts';
import { splitMix32 } from '../../src/domain/split-mix.ts';
import { retryConflicts, seedOfProcess, untilAborted } from '../../src/graph/retry.ts';
import { unheardFailures } from '../unheard-failures.ts';

const conflict = new Error('a passing conflict');
const isConflict = (error: unknown) => error === conflict;
const atOnce = () => 0;

test('a conflict is tried again until it has passed; any other failure is not', async () => {
  let attempts = 0;
  const passing = async () => {
    if (++attempts < 5) throw conflict;
    return 'done';
  };
  expect(await retryConflicts(passing, isConflict, undefined, atOnce)).toBe('done');
  expect(attempts).toBe(5);
  let others = 0;
  const failing = async () => {
    others++;
    throw new Error('broken');
  };
  await expect(retryConflicts(failing, isConflict, undefined, atOnce)).rejects.toThrow('broken');
  expect(others).toBe(1);
});

test('one that does not pass is given up as unavailable, with the conflict as its cause', async () => {
  let attempts = 0;
  const lasting = async () => {
    attempts++;
    throw conflict;
  };
  const given = retryConflicts(lasting, isConflict, undefined, atOnce);
  await expect(given).rejects.toThrow(Unavailable);
  await expect(given).rejects.toMatchObject({ retryAfter: 1, cause: conflict });
  expect(attempts).toBe(12);
});

test('a caller who goes is not kept by a pause', async () => {
  const controller = new AbortController();
  const lasting = async () => {
    controller.abort();
    throw conflict;
  };
  await expect(retryConflicts(lasting, isConflict, controller.signal, () => 1)).rejects.toThrow(Cancelled);
});

test('pauses are the same for a seed, spread over their range, and not those of another seed', () => {
  const draw = (seed: number) => Array.from({ length: 1_000 }, splitMix32(seed));
  expect(draw(7)).toEqual(draw(7));
  const [some, others] = [draw(7), draw(8)];
  expect(some.filter((share, i) => Math.abs(share - others[i]!) < 0.001).length).toBeLessThan(10);
  for (const shares of [some, others]) {
    const mean = shares.reduce((sum, share) => sum + share) / shares.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThan(1);
  }
});

test('processes of the same number, as in containers, pause differently', () => {
  // Two of four draws from 2³² are the same once in 700 million times.
  const seeds = Array.from({ length: 4 }, seedOfProcess);
  expect(new Set(seeds).size).toBe(4);
  const first = seeds.map((seed) => splitMix32(seed)());
  expect(new Set(first).size).toBe(4);
});

test('work that is under way already fails in silence for who has gone before they come to wait for it', async () => {
  const unheard = await unheardFailures(async () => {
    const work = Promise.reject(new Error('the engine is away'));
    await expect(untilAborted(work, AbortSignal.abort())).rejects.toBeInstanceOf(Cancelled);
  });
  expect(unheard).toEqual([]);
});
