import { expect, it } from 'vitest';
import { Conflict } from '../../../src/domain/errors.ts';
import type { ColumnBatch, Graph } from '../../../src/graph/graph.ts';
import { collect, describeGraphs } from '../graphs.ts';
import { type AnyStatement, everyStatement, sampleParameters } from './sample-parameters.ts';

const reading = everyStatement.filter((statement) => !statement.writes);
const removing = everyStatement.filter(({ writes, text }) => writes && /\b(DELETE|REMOVE)\b/.test(text));
const storing = everyStatement.filter((statement) => statement.writes && !removing.includes(statement));

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

/** A server plans each of some hundred statements for the first time; a busy machine takes minutes for them. */
const PLANNING_MS = 900_000;

describeGraphs('every statement', ({ open }) => {
  it('answers with its declared columns on an empty graph', { timeout: PLANNING_MS }, async () => {
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

  const same = 'answers the same, by rows and by columns and on every engine, over what the others stored';
  it(same, { timeout: PLANNING_MS }, async () => {
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
