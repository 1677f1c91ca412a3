import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { AssignmentInput, PersonInput } from '../../../src/talent-index/build/build-people.ts';
import { buildPeople } from '../../../src/talent-index/build/build-people.ts';
import { renewPeople } from '../../../src/talent-index/renew/renew-people.ts';
import { dayAt } from '../../../src/talent-index/segments/days.ts';
import { IDS_PER_SLICE, PersonIds } from '../../../src/talent-index/segments/person-ids.ts';
import type { Dictionary, PersonColumns, TalentIndex } from '../../../src/talent-index/talent-index.ts';

const personId = (n: number) => `person:${((n * 0x9e3779b1) >>> 0).toString(16).padStart(32, '0')}`;
/** Now and then one that two bytes do not hold. */
const day = fc.oneof({ weight: 30, arbitrary: fc.nat(4_000) }, fc.integer({ min: 32_766, max: 40_000 }));
const date = day.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const person = fc.record({
  personId: fc.nat(30).map(personId),
  unit: orNull(fc.nat(200).map((n) => `unit ${n}`)),
  location: orNull(fc.nat(3).map((n) => `place ${n}`)),
  joinedOn: orNull(date),
  leftOn: orNull(date),
  wage: orNull(fc.oneof({ weight: 30, arbitrary: fc.nat(90_000) }, fc.constant(20_000.01))),
  currency: orNull(fc.constantFrom('EUR', 'USD')),
});
const assignment = fc.record({
  personId: fc.nat(32).map(personId),
  podId: fc.nat(9).map((n) => `pod:org:${n}`),
  from: date,
  to: orNull(date),
});
const people = fc.uniqueArray(person, { maxLength: 25, selector: (one) => one.personId });
const assignments = fc.array(assignment, { maxLength: 30 });

/** By id, with every code as its value: what the columns say, however people and values are numbered. */
function told(columns: PersonColumns): unknown {
  const meant = ({ codes, values }: Dictionary, at: number) => (codes[at]! < 0 ? null : values[codes[at]!]);
  return [...columns.ids]
    .map((id, n) => ({
      id,
      ...{ joined: dayAt(columns.joinedDay, n), left: dayAt(columns.leftDay, n), wage: columns.wage[n] },
      ...{ unit: meant(columns.unit, n), location: meant(columns.location, n) },
      currency: meant(columns.currency, n),
      assignments: Array.from(
        { length: columns.assignmentStart[n + 1]! - columns.assignmentStart[n]! },
        (_, i) => {
          const a = columns.assignmentStart[n]! + i;
          const [from, to] = [columns.assignmentFrom[a], columns.assignmentTo[a]];
          return { from, to, pod: meant(columns.assignmentPod, a) };
        },
      ),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The values that are known, and how wide their codes are: no value stays that nobody bears. */
const byValue = ({ codes, values }: Dictionary) => [codes.constructor, [...values].sort()];

async function renewed(
  before: PersonColumns,
  changed: readonly PersonInput[],
  theirs: readonly AssignmentInput[],
): Promise<PersonColumns> {
  let pauses = 0;
  const index = { people: before } as TalentIndex;
  const after = await renewPeople(index, buildPeople(changed, theirs), async () => void pauses++);
  if (changed.length > 0) expect(pauses).toBeGreaterThan(0);
  return after.people;
}

describe('People who changed', () => {
  test('are taken up as if everybody had been read anew, and the former columns stay as they are', async () => {
    await fc.assert(
      fc.asyncProperty(people, assignments, people, assignments, async (former, of, changed, theirs) => {
        const before = buildPeople(former, of);
        const standing = told(before);
        const ids = new Set(changed.map(({ personId: id }) => id));
        const after = await renewed(before, changed, theirs);
        const anew = buildPeople(
          [...former.filter(({ personId: id }) => !ids.has(id)), ...changed],
          [
            ...of.filter(({ personId: id }) => !ids.has(id) && before.ids.numberOf(id) !== undefined),
            ...theirs.filter(({ personId: id }) => ids.has(id)),
          ],
        );
        expect(told(after)).toEqual(told(anew));
        for (const words of ['unit', 'location', 'currency', 'assignmentPod'] as const)
          expect(byValue(after[words])).toEqual(byValue(anew[words]));
        expect(told(before)).toEqual(standing);
        expect([...after.ids].slice(0, before.count)).toEqual([...before.ids]);
      }),
    );
  });

  test('can be named by more values than the former codes had room for', async () => {
    const one = { location: null, joinedOn: null, leftOn: null, wage: null, currency: null };
    const former = Array.from({ length: 100 }, (_, n) => ({
      ...one,
      personId: personId(n),
      unit: `unit ${n}`,
    }));
    const changed = former.slice(0, 60).map((each, n) => ({
      ...each,
      personId: personId(100 + n),
      unit: `other ${n}`,
    }));
    const after = await renewed(buildPeople(former, []), changed, []);
    expect(after.unit.codes).toBeInstanceOf(Int16Array);
    expect(told(after)).toEqual(told(buildPeople([...former, ...changed], [])));
  });

  test('are read a few thousand at a time, however many of them are new, and others have their turn between', async () => {
    const one = { unit: 'unit 1', location: null, joinedOn: null, leftOn: null, wage: 1, currency: 'EUR' };
    const from = (first: number, length: number) =>
      Array.from({ length }, (_, n) => ({ ...one, personId: personId(first + n) }));
    const before = buildPeople(from(0, 30_000), []);
    const changed = buildPeople(from(20_000, 60_000), []);
    const asked = [
      vi.spyOn(PersonIds.prototype, 'at'),
      vi.spyOn(PersonIds.prototype, 'numberOf'),
      vi.spyOn(PersonIds.prototype, 'precedes'),
    ];
    const most = asked.map(() => 0);
    const after = await renewPeople({ people: before } as TalentIndex, changed, async () => {
      for (const [i, spy] of asked.entries()) {
        most[i] = Math.max(most[i]!, spy.mock.calls.length);
        spy.mockClear();
      }
    });
    for (const spy of asked) {
      expect(spy.mock.calls.length).toBeLessThan(2 * IDS_PER_SLICE);
      spy.mockRestore();
    }
    for (const calls of most) expect(calls).toBeLessThan(2 * IDS_PER_SLICE);
    expect(Math.min(...most)).toBeGreaterThan(0);
    expect(after.people.count).toBe(80_000);
    expect(after.people.ids.numberOf(personId(79_999))).toBeGreaterThanOrEqual(30_000);
  });
});
