import type { ColumnBatch, Statement } from '../graph.ts';
import { valueDecoder } from './decode.ts';

/** Collects rows into one batch of columns. */
export class ColumnBuilder<Params, Row> {
  private readonly columns: {
    name: string;
    decode: (value: unknown) => unknown;
    values: unknown[] | Float64Array;
  }[];
  private readonly capacity: number;
  length = 0;

  constructor(statement: Statement<Params, Row>, capacity: number) {
    this.capacity = capacity;
    this.columns = Object.entries(statement.columns).map(([name, declared]) => ({
      name,
      decode: valueDecoder(statement.name, name, declared),
      values: declared.type === 'int' || declared.type === 'float' ? new Float64Array(capacity) : [],
    }));
  }

  get full(): boolean {
    return this.length === this.capacity;
  }

  add(valueAt: (column: number) => unknown): void {
    for (let i = 0; i < this.columns.length; i += 1) {
      const { decode, values } = this.columns[i]!;
      const value = decode(valueAt(i));
      if (values instanceof Float64Array)
        values[this.length] = value === null ? Number.NaN : (value as number);
      else values.push(value);
    }
    this.length += 1;
  }

  build(): ColumnBatch<Row> {
    const columns = this.columns.map(({ name, values }) => [
      name,
      values instanceof Float64Array ? values.subarray(0, this.length) : values,
    ]);
    return { length: this.length, columns: Object.fromEntries(columns) } as ColumnBatch<Row>;
  }
}
