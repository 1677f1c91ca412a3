import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InvalidInput } from '../../../src/domain/errors.ts';
import type { Graph, Statement } from '../../../src/graph/graph.ts';
import { collect, describeGraphs } from '../graphs.ts';
import { statement } from './ad-hoc-statement.ts';

type Given = Readonly<Record<string, unknown>>;
const types = ['string', 'int', 'float', 'boolean', 'string[]', 'int[]', 'float[]'] as const;
const names = types.map((type) => type.replace('[]', 's'));
const fields = types.map((type, i) => `${names[i]} ${type}?`).join(', ');

const put: Statement<{ rows: readonly Given[] }, never> = statement(`// Stores one value of each type.
// @param rows {${fields}}[]
UNWIND $rows AS row CREATE (s:Skill {id: 'fuzz'}) SET ${names.map((name) => `s.${name} = row.${name}`).join(', ')}`);
const get: Statement<Record<string, never>, Given> = statement(`// Reads them again.
// @returns ${fields}
MATCH (s:Skill {id: 'fuzz'}) RETURN ${names.map((name) => `s.${name} AS ${name}`).join(', ')}`);
const remove: Statement<Record<string, never>, never> = statement(`// Forgets them.
MATCH (s:Skill {id: 'fuzz'}) DELETE s`);

/** Values of the type and of every other kind that JSON, JavaScript or a careless caller may give. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[0-9a-f\ud800-\udfff]{0,4}$/),
  fc.maxSafeInteger(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 53, -(2 ** 53), 1n),
  fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
  fc.array(fc.maxSafeInteger(), { maxLength: 4 }),
  fc.array(fc.double(), { maxLength: 4 }),
  fc.date({ noInvalidDate: false }),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withTypedArray: true,
    withMap: true,
    withSparseArray: true,
  }),
  fc.jsonValue(),
);
const record = fc.record(Object.fromEntries(names.map((name) => [name, anything])));
const nullOr = (arbitrary: fc.Arbitrary<unknown>) => fc.option(arbitrary, { nil: null });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const text = fc.string({ unit: 'grapheme' });
const fitting = fc.record({
  string: nullOr(text),
  int: nullOr(fc.maxSafeInteger()),
  float: nullOr(finite),
  boolean: nullOr(fc.boolean()),
  strings: nullOr(fc.array(text)),
  ints: nullOr(fc.array(fc.maxSafeInteger())),
  floats: nullOr(fc.array(finite)),
});

/** -0 is stored as the 0 that it equals. */
const withoutNegativeZero = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 0;
  return Array.isArray(value) ? value.map(withoutNegativeZero) : value;
};

describeGraphs('any value', ({ open, engine }) => {
  const runs = engine === 'neo4j' ? 40 : 300;

  async function roundTrip(graph: Graph, given: Given): Promise<void> {
    await graph.write((transaction) => transaction.run(put, { rows: [given] }));
    const expected = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, withoutNegativeZero(value)]),
    );
    expect(await graph.read(get, {})).toStrictEqual([expected]);
    const [batch] = await collect(graph.readColumns(get, {}));
    for (const name of names) {
      const value: unknown = batch!.columns[name]![0];
      expect(Number.isNaN(value) ? null : value).toStrictEqual(expected[name]);
    }
    await graph.write((transaction) => transaction.run(remove, {}));
  }

  it('of its declared type is equal after a round trip', async () => {
    const graph = await open();
    await fc.assert(
      fc.asyncProperty(fitting, (given) => roundTrip(graph, given)),
      { seed: 3, numRuns: runs },
    );
  });

  it('whatever it is, is equal after a round trip or refused with its place', async () => {
    const graph = await open();
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(record, async (given) => {
        try {
          await roundTrip(graph, given);
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
          refused += 1;
          for (const { path } of error.fields) expect(path).toMatch(/^adHoc\.rows\[0\]\.\w+/);
          expect(await graph.read(get, {})).toEqual([]);
        }
      }),
      { seed: 3, numRuns: runs },
    );
    expect(refused).toBeGreaterThan(0);
  });

  it('given alone, is equal after a round trip or refused', async () => {
    const graph = await open();
    const nothing = Object.fromEntries(names.map((name) => [name, null]));
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), anything, async (name, value) => {
        try {
          await roundTrip(graph, { ...nothing, [name]: value });
          kept += 1;
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
        }
      }),
      { seed: 7, numRuns: runs },
    );
    expect(kept).toBeGreaterThan(0);
  });
});
