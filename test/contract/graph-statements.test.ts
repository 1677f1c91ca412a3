import { afterAll, expect, it } from 'vitest';
import { Conflict } from '../../src/domain/errors.ts';
import type { ColumnBatch, DeclaredValue, Graph, Statement } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { collect, describeGraphs } from './graphs.ts';

type AnyStatement = Statement<Record<string, unknown>, Record<string, unknown>>;
const all = Object.values(statements) as unknown as readonly AnyStatement[];
const reading = all.filter((statement) => !statement.writes);
const removing = all.filter(({ writes, text }) => writes && /\b(DELETE|REMOVE)\b/.test(text));
const storing = all.filter((statement) => statement.writes && !removing.includes(statement));

/** A value of each declared type: `x`s and ones, so that what one statement stores another finds. */
function sample({ type, nullable }: DeclaredValue, row = 0): unknown {
  if (typeof type === 'object') {
    return [0, 1].map((i) =>
      Object.fromEntries(Object.entries(type.rows).map(([name, field]) => [name, sample(field, i)])),
    );
  }
  if (nullable && row === 1) return null;
  const values = { string: 'xy'[row]!, int: row + 1, float: row + 0.5, boolean: row === 0 };
  if (type.endsWith('[]')) {
    const scalar = type.slice(0, -2) as 'string' | 'int' | 'float';
    return scalar === 'string' ? ['x', 'y'] : [values[scalar], values[scalar]];
  }
  return values[type as keyof typeof values];
}

const sampleParameters = (statement: AnyStatement) =>
  Object.fromEntries(Object.entries(statement.parameters).map(([name, value]) => [name, sample(value)]));

function rowsOf(batches: readonly ColumnBatch<Record<string, unknown>>[]): Record<string, unknown>[] {
  return batches.flatMap(({ length, columns }) =>
    Array.from({ length }, (_, i) =>
      Object.fromEntries(
        Object.entries(columns).map(([name, values]) => {
          const value: unknown = values[i];
          return [name, Number.isNaN(value) ? null : value];
        }),
      ),
    ),
  );
}

/** Order counts where the statement asks for one. */
function comparable(statement: AnyStatement, rows: readonly Record<string, unknown>[]): unknown {
  if (/\bORDER BY\b/.test(statement.text)) return rows;
  return rows.map((row) => JSON.stringify(row)).sort();
}

async function store(graph: Graph, kept: readonly AnyStatement[]): Promise<void> {
  for (const statement of kept) {
    await graph
      .write((transaction) => transaction.run(statement, sampleParameters(statement)))
      .catch((error: unknown) => {
        // Storing the same key a second time is refused where the engine knows keys.
        if (!(error instanceof Conflict)) throw error;
      });
  }
}

const answers = new Map<string, unknown>();

describeGraphs('every statement', ({ open }) => {
  it('answers with its declared columns on an empty graph', async () => {
    const graph = await open();
    for (const statement of reading) {
      const rows = await graph.read(statement, sampleParameters(statement));
      expect(rowsOf(await collect(graph.readColumns(statement, sampleParameters(statement))))).toEqual(rows);
    }
    for (const statement of [...storing, ...removing]) {
      const undone = graph.write(async (transaction) => {
        await transaction.run(statement, sampleParameters(statement));
        throw new Error('undone');
      });
      await expect(undone, statement.name).rejects.toThrow('undone');
    }
  });

  it('answers the same, by rows and by columns and on every engine, over what the others stored', async () => {
    const graph = await open();
    for (let round = 0; round < 3; round += 1) await store(graph, storing);
    let answered = 0;
    for (const statement of reading) {
      const rows = await graph.read(statement, sampleParameters(statement));
      answered += Math.min(1, rows.length);
      const columns = rowsOf(await collect(graph.readColumns(statement, sampleParameters(statement))));
      expect(comparable(statement, columns), statement.name).toEqual(comparable(statement, rows));
      const former = answers.get(statement.name);
      if (former === undefined) answers.set(statement.name, comparable(statement, rows));
      else expect(comparable(statement, rows), statement.name).toEqual(former);
    }
    expect(answered).toBeGreaterThan(reading.length / 2);
    await store(graph, removing);
  });
});

afterAll(() => {
  const silent = [...answers].filter(([, rows]) => (rows as unknown[]).length === 0).map(([name]) => name);
  if (process.env.SHOW_SILENT) console.log(`No row for: ${silent.join(', ')}`);
});
