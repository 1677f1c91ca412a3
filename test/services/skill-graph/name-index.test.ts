import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { titleIndexOptions } from '../../../src/analytics/search/title-index.ts';
import { keepNameIndex } from '../../../src/services/skill-graph/name-index.ts';

const SYLLABLES = ['ba', 'ke', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru'];
const word = (number: number) =>
  [...String(1_000 + number)].map((digit) => SYLLABLES[Number(digit)]).join('');
const clerks = Array.from({ length: 400 }, (_, at): [string, string[]] => [
  `role:${String(at).padStart(4, '0')}`,
  [`Clerk ${word(at)}`, `Teller of ${word(at % 31)}`],
]);
const first = async (index: ReturnType<typeof keepNameIndex>, text: string) => {
  const { ids, titles } = await index.current();
  const [best] = titles.match(text, 1);
  return best === undefined ? null : ids[best.item];
};

/** Who bears this very name. */
const bearer = async (index: ReturnType<typeof keepNameIndex>, name: string) => {
  const { ids, titles } = await index.current();
  const found = titles.matchSurely(name, ids.length).find(({ confidence }) => confidence === 1);
  return found === undefined ? null : ids[found.item];
};

test('names that were read are searched; a change is, once it is told of, and what went is found no more', async () => {
  const names = new Map(clerks);
  let reads = 0;
  const index = keepNameIndex(async () => {
    reads++;
    return new Map(names);
  }, titleIndexOptions);
  expect(await first(index, `clerk ${word(17)}`)).toBe('role:0017');
  const built = (await index.current()).titles;
  names.set('role:new', ['Glassblower']);
  names.delete('role:0017');
  expect(await first(index, 'glassblower')).not.toBe('role:new');
  expect(reads).toBe(1);
  index.invalidate();
  expect(await first(index, 'glassblower')).toBe('role:new');
  expect(await first(index, `clerk ${word(17)}`)).not.toBe('role:0017');
  expect(reads).toBe(2);
  // The same one: it was not built anew.
  expect((await index.current()).titles).toBe(built);
});

test('where most names are others the index is built anew', async () => {
  let names = new Map(clerks.slice(0, 10));
  const index = keepNameIndex(async () => names, titleIndexOptions);
  const built = (await index.current()).titles;
  names = new Map(clerks);
  index.invalidate();
  expect(await first(index, `clerk ${word(333)}`)).toBe('role:0333');
  expect((await index.current()).titles).not.toBe(built);
});

test('settling weighs all names anew and loses no change that comes meanwhile', async () => {
  const names = new Map(clerks);
  let reads = 0;
  const index = keepNameIndex(async () => {
    reads++;
    return new Map(names);
  }, titleIndexOptions);
  await index.current();
  await index.settle();
  names.set('role:glass', ['Glassblower']);
  index.invalidate();
  const standing = (await index.current()).titles;
  const settling = index.settle();
  // Enough for several turns: the new index is ready while these are being put.
  const many = Array.from(
    { length: 190 },
    (_, at) => [`role:neon ${at}`, `Neon bender of ${word(at)}`] as const,
  );
  let settled = false;
  const done = settling.then(() => {
    settled = true;
  });
  while (!settled) {
    for (const [id, name] of many.splice(0, 10)) names.set(id, [name]);
    index.invalidate();
    await index.current();
    await nextTurn();
  }
  await done;
  index.invalidate();
  const now = await index.current();
  expect(now.titles).not.toBe(standing);
  expect(reads).toBeGreaterThan(3);
  for (const [id, [text]] of names) expect(await bearer(index, text!)).toBe(id);
});

test('a settled index has every change of a reading that was going on while it took over', async () => {
  const names = new Map(clerks);
  const index = keepNameIndex(async () => new Map(names), titleIndexOptions);
  await index.current();
  names.set('role:glass', ['Glassblower']);
  index.invalidate();
  await index.current();
  const added = Array.from({ length: 200 }, (_, at) => `Neon bender of ${word(at)}`);
  for (const name of added) names.set(`role:${name}`, [name]);
  const settling = index.settle();
  index.invalidate();
  const reading = index.current();
  await Promise.all([settling, reading]);
  for (const name of added) expect(await bearer(index, name)).toBe(`role:${name}`);
});

test('a reading that failed is tried again', async () => {
  let fails = true;
  const index = keepNameIndex(async () => {
    if (fails) throw new Error('away');
    return new Map(clerks);
  }, titleIndexOptions);
  await expect(index.current()).rejects.toThrow('away');
  fails = false;
  expect(await first(index, `clerk ${word(1)}`)).toBe('role:0001');
});
