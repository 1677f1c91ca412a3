import { expect, test } from 'vitest';
import { Cancelled } from '../../src/domain/errors.ts';
import { charactersOf, createSharedRankings } from '../../src/services/shortlists/shared-rankings.ts';
import type { RankedPlaces } from '../../src/services/shortlists/shortlist-storage.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';

const { signal } = new AbortController();
const index = () => ({}) as TalentIndex;
const places = (name: string, characters = 10): RankedPlaces => ({
  ...{ considered: 1, excluded: [], tellingAssessment: null },
  entries: [{ rank: 1, personId: name, roleId: 'role:org:1', score: 0.5, body: 'x'.repeat(characters) }],
});

const nobody: RankedPlaces = { ...places(''), entries: [] };

/** Ranks what it is asked; `begun` holds the questions in the order in which they were ranked. */
function ranker(mostCharacters?: number) {
  const shared = createSharedRankings(mostCharacters);
  const begun: string[] = [];
  const ask = (index: TalentIndex, question: string, characters = 10, keep = true) =>
    shared.get(
      { index, question, keep },
      async () => {
        begun.push(question);
        await new Promise((resolve) => setImmediate(resolve));
        return characters < 0 ? nobody : places(question, characters);
      },
      signal,
    );
  return { shared, begun, ask };
}

test('the same question about the same index is ranked once, meanwhile and afterwards', async () => {
  const { ask, begun } = ranker();
  const now = index();
  const [first, second] = await Promise.all([ask(now, 'a'), ask(now, 'a')]);
  expect(second).toBe(first);
  expect(await ask(now, 'a')).toBe(first);
  expect(await ask(now, 'b')).not.toBe(first);
  expect(begun).toEqual(['a', 'b']);
});

test('another index has answers of its own', async () => {
  const { ask, begun } = ranker();
  await ask(index(), 'a');
  await ask(index(), 'a');
  expect(begun).toEqual(['a', 'a']);
});

test('the answers asked for longest ago make room; what is larger than all the room is not kept', async () => {
  const { ask, begun } = ranker(2 * charactersOf(places('a')) + 5);
  const now = index();
  for (const question of ['a', 'b', 'a', 'c', 'a', 'c', 'b']) await ask(now, question);
  expect(begun).toEqual(['a', 'b', 'c', 'b']);
  await ask(now, 'large', 100_000);
  await ask(now, 'large', 100_000);
  expect(begun.slice(4)).toEqual(['large', 'large']);
});

test('there is one room for the answers of all indexes', async () => {
  const { ask, begun } = ranker(2 * charactersOf(places('a')) + 5);
  const [first, second] = [index(), index()];
  await ask(first, 'a');
  await ask(second, 'b');
  await ask(second, 'c');
  await ask(second, 'b');
  await ask(first, 'a');
  expect(begun).toEqual(['a', 'b', 'c', 'a']);
});

test('an answer that lists nobody takes room too', async () => {
  const { ask, begun } = ranker(3 * charactersOf(nobody));
  const now = index();
  for (let n = 0; n < 50; n++) await ask(now, `nobody ${n}`, -1);
  begun.length = 0;
  for (let n = 49; n >= 0; n--) await ask(now, `nobody ${n}`, -1);
  expect(begun).toHaveLength(47);
});

test('what nobody will ask again is shared while it is ranked, and no longer', async () => {
  const { ask, begun } = ranker();
  const now = index();
  const [first, second] = await Promise.all([ask(now, 'a', 10, false), ask(now, 'a', 10, false)]);
  expect(second).toBe(first);
  await ask(now, 'a', 10, false);
  expect(begun).toEqual(['a', 'a']);
  // One of those who wait wants it kept.
  await Promise.all([ask(now, 'b', 10, false), ask(now, 'b', 10, true), ask(now, 'b', 10, false)]);
  await ask(now, 'b');
  expect(begun).toEqual(['a', 'a', 'b']);
});

test('a ranking that fails is not kept, and one whose askers all went away is given up', async () => {
  const { shared, ask, begun } = ranker();
  const now = index();
  const failing = shared.get(
    { index: now, question: 'a', keep: true },
    () => Promise.reject(new Error('no')),
    signal,
  );
  await expect(failing).rejects.toThrow('no');
  const gone = new AbortController();
  const given: { up: boolean } = { up: false };
  const left = shared.get(
    { index: now, question: 'a', keep: true },
    (abandoned) =>
      new Promise((_, reject) => {
        abandoned.addEventListener('abort', () => {
          given.up = true;
          reject(new Cancelled());
        });
      }),
    gone.signal,
  );
  await new Promise((resolve) => setImmediate(resolve));
  gone.abort();
  await expect(left).rejects.toThrow(Cancelled);
  expect(given.up).toBe(true);
  await ask(now, 'a');
  expect(begun).toEqual(['a']);
});
