import { describe, expect, it } from 'vitest';
import { Cancelled, Unavailable } from '../../src/domain/errors.ts';
import { createSharedWork } from '../../src/services/shared-work.ts';

function workbench() {
  const shared = createSharedWork<string>({
    what: 'builds',
    inFlight: 2,
    waiting: 1,
    kept: 2,
    retryAfter: 5,
  });
  const begun: { key: string; signal: AbortSignal; end: () => void }[] = [];
  const get = (key: string, signal = new AbortController().signal) =>
    shared.get(
      key,
      (abandoned) =>
        new Promise((resolve, reject) => {
          abandoned.addEventListener('abort', () => reject(new Cancelled()));
          begun.push({ key, signal: abandoned, end: () => resolve(`${key} built`) });
        }),
      signal,
    );
  return { get, begun };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('shared work', () => {
  it('is done once for all who wait, kept for who comes later, and only so much of it', async () => {
    const { get, begun } = workbench();
    const both = [get('a'), get('a')];
    await settled();
    begun[0]!.end();
    expect(await Promise.all(both)).toEqual(['a built', 'a built']);
    expect(await get('a')).toBe('a built');
    for (const key of ['b', 'c']) {
      const one = get(key);
      await settled();
      begun.at(-1)!.end();
      await one;
    }
    expect(begun.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    void get('a').catch(() => {});
    await settled();
    expect(begun.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is refused beyond what is under way and waits', async () => {
    const { get, begun } = workbench();
    const admitted = [get('a'), get('b'), get('c')];
    await expect(get('d')).rejects.toBeInstanceOf(Unavailable);
    await settled();
    expect(begun.map(({ key }) => key)).toEqual(['a', 'b']);
    begun[0]!.end();
    await settled();
    expect(begun.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    for (const { end } of begun) end();
    await Promise.all(admitted);
  });

  it('goes on while one waits, and is given up when the last has left, under way or not begun', async () => {
    const { get, begun } = workbench();
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const all = [get('a', first.signal), get('a', second.signal), get('b'), get('c', third.signal)];
    const outcomes = Promise.allSettled(all);
    await settled();
    first.abort();
    await settled();
    expect(begun[0]!.signal.aborted).toBe(false);
    third.abort();
    second.abort();
    await settled();
    expect(begun[0]!.signal.aborted).toBe(true);
    begun[1]!.end();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
      'rejected',
    ]);
    expect(begun.map(({ key }) => key)).toEqual(['a', 'b']);
    const again = get('a');
    await settled();
    begun.at(-1)!.end();
    expect(await again).toBe('a built');
  });
});
