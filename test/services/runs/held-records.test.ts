import { expect, test } from 'vitest';
import type { ChangeKind } from '../../../src/services/runs/changes.ts';
import { createHeldRecords } from '../../../src/services/runs/held-records.ts';
import type { LatestChanges } from '../../../src/services/runs/latest-changes.ts';

const kinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['ORGANISATION']);

function workbench(settledMs: number) {
  const state = { position: 3, reads: 0, fails: false };
  const latestChanges = { lastAsOf: async () => state.position } as unknown as LatestChanges;
  const read = async () => {
    const number = ++state.reads;
    if (state.fails) throw new Error('no');
    return `read ${number}`;
  };
  const held = createHeldRecords(latestChanges, kinds, read, settledMs);
  return { state, ask: () => held.asOf(9, {}) };
}

test('records are read once until one of their kinds changes, and every reading is an edition of its own', async () => {
  const { state, ask } = workbench(60_000);
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(first).toEqual({ records: 'read 1', edition: 1 });
  expect(second).toBe(first);
  state.position = 7;
  expect(await ask()).toEqual({ records: 'read 2', edition: 2 });
  expect(await ask()).toEqual({ records: 'read 2', edition: 2 });
});

test('what was read while an engine may have shown a part of a commit is read once more, and then held', async () => {
  const { state, ask } = workbench(0);
  expect((await ask()).records).toBe('read 1');
  expect((await ask()).records).toBe('read 2');
  expect((await ask()).records).toBe('read 2');
  state.position = 7;
  for (const expected of ['read 3', 'read 4', 'read 4']) expect((await ask()).records).toBe(expected);
});

test('a reading that fails is not held', async () => {
  const { state, ask } = workbench(60_000);
  state.fails = true;
  await expect(ask()).rejects.toThrow('no');
  state.fails = false;
  expect((await ask()).records).toBe('read 2');
});
