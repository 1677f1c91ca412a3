import { afterEach, describe, expect, it, vi } from 'vitest';
import { Cancelled, Unavailable } from '../../src/domain/errors.ts';
import { abortable, createSharedWork, type SharedWorkOptions } from '../../src/services/shared-work.ts';
import { unheardFailures } from '../unheard-failures.ts';

function workbench(limits: Partial<SharedWorkOptions<string>> = {}) {
  const shared = createSharedWork<string>({
    what: 'builds',
    inFlight: 2,
    waiting: 1,
    kept: 2,
    retryAfter: 5,
    ...limits,
  });
  const begun: { key: string; signal: AbortSignal; end: () => void }[] = [];
  const get = (key: string, signal = new AbortController().signal, keep = true) =>
    shared.get(
      key,
      (abandoned) =>
        new Promise((resolve, reject) => {
          abandoned.addEventListener('abort', () => reject(new Cancelled()));
          begun.push({ key, signal: abandoned, end: () => resolve(`${key} built`) });
        }),
      signal,
      { keep },
    );
  const built = async (key: string) => {
    const one = get(key);
    await settled();
    begun.at(-1)!.end();
    return one;
  };
  return { get, begun, built };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('shared work', () => {
  afterEach(() => vi.useRealTimers());

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

  it('that nobody wants kept takes no room, and is not given up once it is done', async () => {
    const { get, begun, built } = workbench({ kept: 1 });
    await built('kept');
    const once = get('once', undefined, false);
    await settled();
    begun.at(-1)!.end();
    await once;
    await settled();
    expect(begun.at(-1)!.signal.aborted).toBe(false);
    expect(await get('kept')).toBe('kept built');
    const again = get('once', undefined, false);
    await settled();
    begun.at(-1)!.end();
    await again;
    expect(begun.map(({ key }) => key)).toEqual(['kept', 'once', 'once']);
  });

  it('keeps what was asked for last, in number and in bytes', async () => {
    const { get, begun, built } = workbench({ keptBytes: { most: 20, of: (result) => result.length } });
    for (const key of ['a', 'b']) await built(key);
    await get('a');
    await built('c');
    for (const key of ['a', 'c']) await get(key);
    expect(begun.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    await built('much too much');
    expect(begun).toHaveLength(4);
    for (const key of ['a', 'c', 'much too much']) await built(key);
    expect(begun.map(({ key }) => key).slice(4)).toEqual(['a', 'c', 'much too much']);
  });

  it('gives up what nobody asks for any more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { get, begun, built } = workbench({ keptMs: 1_000 });
    await built('a');
    vi.advanceTimersByTime(900);
    await get('a');
    vi.advanceTimersByTime(900);
    await get('a');
    expect(begun).toHaveLength(1);
    vi.advanceTimersByTime(1_001);
    await built('a');
    expect(begun).toHaveLength(2);
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

it('work that is under way already fails in silence for who has gone before they come to wait for it', async () => {
  const gone = AbortSignal.abort();
  const unheard = await unheardFailures(async () => {
    const work = Promise.reject(new Unavailable('the graph is away', { retryAfter: 1 }));
    await expect(abortable(work, gone)).rejects.toBeInstanceOf(Cancelled);
  });
  expect(unheard).toEqual([]);
});
