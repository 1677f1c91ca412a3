import { expect, test } from 'vitest';
import { Cancelled } from '../../src/domain/errors.ts';
import { createSharedRankings } from '../../src/services/shortlists/shared-rankings.ts';
import type { RankedPlaces } from '../../src/services/shortlists/shortlist-storage.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';

const { signal } = new AbortController();
const index = () => ({}) as TalentIndex;
const places = (name: string, characters = 10): RankedPlaces => ({
  ...{ considered: 1, excluded: [], tellingAssessment: null },
  entries: [{ rank: 1, personId: name, roleId: 'role:org:1', score: 0.5, body: 'x'.repeat(characters) }],
});

/** Ranks what it is asked; `begun` holds the questions in the order in which they were ranked. */
function ranker(mostCharacters?: number) {
  const shared = createSharedRankings(mostCharacters);
  const begun: string[] = [];
  const ask = (of: TalentIndex, question: string, characters = 10) =>
    shared.get(
      of,
      question,
      async () => {
        begun.push(question);
        await new Promise((resolve) => setImmediate(resolve));
        return places(question, characters);
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
  const { ask, begun } = ranker(25);
  const now = index();
  for (const question of ['a', 'b', 'a', 'c', 'a', 'c', 'b']) await ask(now, question);
  expect(begun).toEqual(['a', 'b', 'c', 'b']);
  await ask(now, 'large', 26);
  await ask(now, 'large', 26);
  expect(begun.slice(4)).toEqual(['large', 'large']);
});

test('a ranking that fails is not kept, and one whose askers all went away is given up', async () => {
  const { shared, ask, begun } = ranker();
  const now = index();
  const failing = shared.get(now, 'a', () => Promise.reject(new Error('no')), signal);
  await expect(failing).rejects.toThrow('no');
  const gone = new AbortController();
  const given: { up: boolean } = { up: false };
  const left = shared.get(
    now,
    'a',
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
