import { Fault } from '../../domain/errors.ts';
import type { DeclaredValue, Statement } from '../graph.ts';

/**
 * A row as its statement declares it. An engine that gives another column, a null where none is declared or a value
 * of another type is a `Fault`: a statement and its header disagree, or the stored graph breaks its shape.
 */
export type RowDecoder<Row> = (values: readonly unknown[]) => Row;

/** The decoder of a statement's rows, values in the order of its columns, given the columns that the engine answers with. */
export function rowDecoder<Params, Row>(
  statement: Statement<Params, Row>,
  answered: readonly string[],
): RowDecoder<Row> {
  checkColumns(statement, answered);
  let decode = decoders.get(statement.columns);
  if (decode === undefined) {
    decode = makeDecoder(statement);
    decoders.set(statement.columns, decode);
  }
  return decode as RowDecoder<Row>;
}

/** Made once a statement. */
const decoders = new WeakMap<AnyStatement['columns'], RowDecoder<unknown>>();

function makeDecoder(statement: AnyStatement): RowDecoder<unknown> {
  const columns = Object.entries(statement.columns).map(([name, declared]) => ({
    name,
    decode: valueDecoder(statement.name, name, declared),
  }));
  // Copied for each row: all of them have one shape from the beginning.
  const empty: Record<string, unknown> = Object.fromEntries(columns.map(({ name }) => [name, null]));
  return (values) => {
    const row = { ...empty };
    for (let i = 0; i < columns.length; i++) {
      const { name, decode } = columns[i]!;
      row[name] = decode(values[i]);
    }
    return row;
  };
}

export function checkColumns(statement: AnyStatement, answered: readonly string[]): void {
  const declared = Object.keys(statement.columns);
  if (declared.join() !== answered.join()) {
    throw new Fault(
      `${statement.name}: answered the columns ${answered.join(', ')} where ${declared.join(', ')} are declared`,
    );
  }
}

type AnyStatement = Pick<Statement<unknown, unknown>, 'name' | 'columns'>;

export type ValueDecoder = (value: unknown) => unknown;

/** Checks and normalises one column's values: a bigint that is safe becomes a number, an undefined null. */
export function valueDecoder(
  statement: string,
  column: string,
  { type, nullable }: DeclaredValue,
): ValueDecoder {
  if (typeof type === 'object') throw new Fault(`${statement}: column ${column} cannot be rows`);
  const refuse = (found: unknown): never => {
    const what = found === null ? 'null' : Array.isArray(found) ? 'another list' : typeof found;
    throw new Fault(
      `${statement}: column ${column} is declared ${type}${nullable ? '?' : ''} and held ${what}`,
    );
  };
  const scalar = scalarDecoders[type.replace('[]', '') as keyof typeof scalarDecoders];
  const one: ValueDecoder = (value) => {
    const decoded = scalar(value);
    return decoded === undefined ? refuse(value) : decoded;
  };
  const decode: ValueDecoder = type.endsWith('[]')
    ? (value) => (Array.isArray(value) ? value.map(one) : refuse(value))
    : one;
  return (value) => {
    if (value !== null && value !== undefined) return decode(value);
    return nullable ? null : refuse(null);
  };
}

const scalarDecoders = {
  string: (value: unknown) => (typeof value === 'string' ? value : undefined),
  boolean: (value: unknown) => (typeof value === 'boolean' ? value : undefined),
  int: (value: unknown) => {
    const number = typeof value === 'bigint' ? Number(value) : value;
    return Number.isSafeInteger(number) ? number : undefined;
  },
  float: (value: unknown) => {
    const number = typeof value === 'bigint' ? Number(value) : value;
    return Number.isFinite(number) ? number : undefined;
  },
};
