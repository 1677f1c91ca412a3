import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../../src/domain/ids.ts';
import { inAnyScope } from '../../../src/services/fairness/scope-marks.ts';

const marked = (people: readonly Id[]) => {
  const marks = new Set(people);
  return { everybody: () => people, markOf: (id: Id) => (marks.has(id) ? 1 : 0) };
};
async function all(people: AsyncIterable<Id>): Promise<Id[]> {
  const ids: Id[] = [];
  for await (const id of people) ids.push(id);
  return ids;
}
const idOf = (n: number): Id => `person:${n}`;

describe('everybody in scope of several lists', () => {
  it('comes once, however many lists somebody is in scope of', async () => {
    const scopes = fc.array(fc.uniqueArray(fc.nat(30).map(idOf)), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(scopes, async (people) => {
        const found = await all(inAnyScope(people.map(marked), async () => {}));
        expect(found).toEqual([...new Set(people.flat())]);
      }),
    );
  });

  it('is looked for in slices, also where one list after another has nobody new', async () => {
    let marks = 0;
    let most = 0;
    const everybody = Array.from({ length: 5_000 }, (_, n) => idOf(n));
    const lists = Array.from({ length: 8 }, () => ({
      everybody: () => everybody,
      markOf: () => {
        marks++;
        return 1;
      },
    }));
    const pause = async () => {
      most = Math.max(most, marks);
      marks = 0;
    };
    const found = await all(inAnyScope(lists, pause));
    expect(found).toHaveLength(5_000);
    expect(most).toBeLessThanOrEqual(500);
    expect(marks).toBeLessThanOrEqual(500);
  });
});
