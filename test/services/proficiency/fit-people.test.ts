import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf } from '../../../src/analytics/decay/fit/hold-out.ts';
import { Cancelled } from '../../../src/domain/errors.ts';
import {
  drawPeople,
  joined,
  readPeople,
  withPeople,
} from '../../../src/services/proficiency/fit/planning/evidence-people.ts';
import { partsOf } from '../../../src/services/proficiency/fit/planning/parts.ts';

const idOf = (i: number) => `person:${String(i).padStart(7, '0')}`;
const MANY = 20_000;
const even = Array.from({ length: MANY }, (_, i) => idOf(2 * i));
const odd = Array.from({ length: MANY }, (_, i) => idOf(2 * i + 1));
const people = { ids: even, counts: even.map(() => 1) };

async function* columnsOf(ids: readonly string[]) {
  yield { length: ids.length, columns: { personId: ids } };
}

const steps: readonly (readonly [string, (signal?: AbortSignal) => Promise<unknown>])[] = [
  ['reading', (signal) => readPeople(columnsOf(even), { ...(signal && { signal }) })],
  ['joining', (signal) => joined(even, odd, { ...(signal && { signal }) })],
  ['adding who has nothing left', (signal) => withPeople(people, odd, { ...(signal && { signal }) })],
  [
    'drawing',
    (signal) =>
      drawPeople({ ...people, observations: MANY }, MANY - 1, 'seed', { ...(signal && { signal }) }),
  ],
  ['dividing into parts', (signal) => partsOf(people, 1, { ...(signal && { signal }) })],
];

describe('the people of a fit', () => {
  describe('where every look at the clock finds a second gone', () => {
    beforeEach(() => {
      let now = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => {
        now += 1_000;
        return now;
      });
    });
    afterEach(() => {
      vi.restoreAllMocks();
    });

    it.each(steps)('let others go first while there are many of them: %s', async (_, step) => {
      let turns = 0;
      let over = false;
      const count = () => {
        turns++;
        if (!over) setImmediate(count);
      };
      setImmediate(count);
      await step();
      over = true;
      expect(turns).toBeGreaterThan(1);
    });

    it.each(steps)('are left when nobody waits for them any more: %s', async (_, step) => {
      const controller = new AbortController();
      // Before the step's own first turn, which may be its only one.
      setImmediate(() => controller.abort());
      await expect(step(controller.signal)).rejects.toThrow(Cancelled);
    });
  });

  const some = fc
    .uniqueArray(fc.tuple(fc.nat(5_000), fc.integer({ min: 1, max: 9 })), {
      selector: ([i]) => i,
      maxLength: 3_000,
    })
    .map((rows) => rows.sort(([a], [b]) => a - b))
    .map((rows) => ({ ids: rows.map(([i]) => idOf(i)), counts: rows.map(([, count]) => count) }));

  it('are each there once, with nothing for whoever has nothing left', async () => {
    await fc.assert(
      fc.asyncProperty(some, some, async (one, { ids: more }) => {
        const countOf = new Map(one.ids.map((id, i) => [id, one.counts[i]!]));
        const ids = [...new Set([...one.ids, ...more])].sort();
        expect(await withPeople(one, more, {})).toEqual({
          ids,
          counts: ids.map((id) => countOf.get(id) ?? 0),
        });
      }),
      { numRuns: 50 },
    );
  });

  it('are drawn in the order of their hashes', async () => {
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        async ({ ids, counts }, share) => {
          const observations = counts.reduce((sum, count) => sum + count, 0);
          const drawn = await drawPeople({ ids, counts, observations }, share * observations, '7', {});
          const hashes = ids.map((id, place) => ({ hash: hashOf(`7:${id}`), id, count: counts[place]! }));
          const expected: string[] = [];
          let total = 0;
          for (const { id, count } of hashes.sort((a, b) => a.hash - b.hash)) {
            if (total >= share * observations) break;
            expected.push(id);
            total += count;
          }
          expect(drawn).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});
