import { expect, it } from 'vitest';
import { InvalidInput } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { collect, describeGraphs } from '../graphs.ts';
import { statement } from './ad-hoc-statement.ts';

interface Values {
  readonly text: string | null;
  readonly whole: number | null;
  readonly real: number | null;
  readonly truth: boolean | null;
  readonly texts: readonly string[] | null;
  readonly wholes: readonly number[] | null;
  readonly reals: readonly number[] | null;
}
const declared =
  'text string?, whole int?, real float?, truth boolean?, texts string[]?, wholes int[]?, reals float[]?';
const returned = Object.keys({ text: 0, whole: 0, real: 0, truth: 0, texts: 0, wholes: 0, reals: 0 });
const put = statement<{ rows: readonly (Values & { id: string })[] }, never>(`// Stores values of every type.
// @param rows {id string, ${declared}}[]
UNWIND $rows AS row
MERGE (n:Skill {id: row.id})
SET ${returned.map((name) => `n.${name} = row.${name}`).join(', ')}`);
const putOne = statement<Values, never>(`// Stores values given one by one.
${returned.map((name, i) => `// @param ${name} ${declared.split(', ')[i]!.split(' ')[1]}`).join('\n')}
CREATE (n:Skill {id: 'one'}) SET ${returned.map((name) => `n.${name} = $${name}`).join(', ')}`);
const get = statement<Record<string, never>, Values & { id: string }>(`// Reads them again.
// @returns id string, ${declared}
MATCH (n:Skill) RETURN n.id AS id, ${returned.map((name) => `n.${name} AS ${name}`).join(', ')} ORDER BY id`);

const nothing: Values = {
  text: null,
  whole: null,
  real: null,
  truth: null,
  texts: null,
  wholes: null,
  reals: null,
};
const samples: readonly Values[] = [
  nothing,
  { ...nothing, whole: 0, real: 0, truth: false, text: '' },
  { ...nothing, whole: 1, real: 1, truth: true, text: 'a' },
  { ...nothing, whole: OPEN, real: OPEN, text: 'Zoë 😀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u0000 \u200d \n\t\'"\\ `$x` //' },
  { ...nothing, whole: -OPEN, real: -0.1, text: 'x'.repeat(10_240) },
  { ...nothing, real: Number.MIN_VALUE, texts: [], wholes: [], reals: [] },
  {
    ...nothing,
    real: Number.MAX_VALUE,
    texts: ['', 'ü', 'b'.repeat(10_240)],
    wholes: [0, 1, OPEN],
    reals: [0, 1, 0.5],
  },
  { ...nothing, real: 1e20, reals: [1, 2, 3], wholes: [-1] },
];

describeGraphs('stored values', ({ open }) => {
  it('come back equal from a batch of rows', async () => {
    const graph = await open();
    const rows = samples.map((values, i) => ({ id: `skill:${i}`, ...values }));
    await graph.write((transaction) => transaction.run(put, { rows }));
    expect(await graph.read(get, {})).toEqual(rows);
  });

  it.each(samples.map((values, i) => [i, values] as const))(
    'come back equal one by one: %i',
    async (_, values) => {
      const graph = await open();
      await graph.write((transaction) => transaction.run(putOne, values));
      expect(await graph.read(get, {})).toEqual([{ id: 'one', ...values }]);
    },
  );

  it('come back equal as columns, a missing number as NaN', async () => {
    const graph = await open();
    const rows = samples.map((values, i) => ({ id: `skill:${i}`, ...values }));
    await graph.write((transaction) => transaction.run(put, { rows }));
    const batches = await collect(graph.readColumns(get, {}));
    expect(batches.map((batch) => batch.length)).toEqual([rows.length]);
    const { columns } = batches[0]!;
    expect(columns.whole).toEqual(Float64Array.from(rows, ({ whole }) => whole ?? Number.NaN));
    expect(columns.real).toEqual(Float64Array.from(rows, ({ real }) => real ?? Number.NaN));
    for (const name of ['id', 'text', 'truth', 'texts', 'wholes', 'reals'] as const) {
      expect([...columns[name]]).toEqual(rows.map((row) => row[name]));
    }
  });

  it('overwritten with null are gone', async () => {
    const graph = await open();
    await graph.write((transaction) => transaction.run(put, { rows: [{ id: 'a', ...samples[6]! }] }));
    await graph.write((transaction) => transaction.run(put, { rows: [{ id: 'a', ...nothing }] }));
    expect(await graph.read(get, {})).toEqual([{ id: 'a', ...nothing }]);
  });

  const refused: readonly (readonly [string, keyof Values, unknown])[] = [
    ['NaN', 'real', Number.NaN],
    ['Infinity', 'real', Number.POSITIVE_INFINITY],
    ['undefined', 'text', undefined],
    ['a Date', 'text', new Date(0)],
    ['a Date for a time', 'whole', new Date(0)],
    ['a map', 'text', { a: 1 }],
    ['an unsafe integer', 'whole', 2 ** 53],
    ['a fraction for an integer', 'whole', 0.5],
    ['a bigint', 'whole', 1n],
    ['a number in quotes', 'whole', '1'],
    ['a number for a string', 'text', 1],
    ['NaN in a list', 'reals', [1, Number.NaN]],
    ['null in a list', 'texts', ['a', null]],
    ['a list in a list', 'texts', [['a']]],
    ['a hole in a list', 'texts', new Array(1)],
    ['a typed array', 'reals', new Float64Array(1)],
    ['half of a surrogate pair', 'text', '\ud800'],
  ];
  it.each(refused)('never hold %s: it is refused before the engine', async (_, name, value) => {
    const graph = await open();
    const secret = { ...nothing, [name]: value } as Values;
    const rows = [
      { id: 'fine', ...nothing },
      { id: 'bad', ...secret },
    ];
    const batch = graph.write((transaction) => transaction.run(put, { rows }));
    await expect(batch).rejects.toThrow(InvalidInput);
    await expect(batch).rejects.toThrow(`rows[1].${name}`);
    await expect(graph.write((transaction) => transaction.run(putOne, secret))).rejects.toThrow(InvalidInput);
    expect(await graph.read(get, {})).toEqual([]);
  });

  it('take no undeclared field and no null where none is declared', async () => {
    const graph = await open();
    const extra = { rows: [{ id: 'a', ...nothing, extra: 1 }] };
    await expect(graph.write((transaction) => transaction.run(put, extra))).rejects.toThrow('rows[0].extra');
    const missing = { rows: [{ ...nothing, id: null as unknown as string }] };
    await expect(graph.write((transaction) => transaction.run(put, missing))).rejects.toThrow('rows[0].id');
  });
});
