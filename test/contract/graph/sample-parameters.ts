import type { DeclaredValue, Statement } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';

export type AnyStatement = Statement<Record<string, unknown>, Record<string, unknown>>;
export const everyStatement = Object.values(statements) as unknown as readonly AnyStatement[];

/** `x`s and ones of every declared type, so that what one statement stores another finds; a second row holds nulls. */
export function sampleParameters(statement: AnyStatement): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(statement.parameters).map(([name, value]) => [name, sample(value, 0)]),
  );
}

function sample({ type, nullable }: DeclaredValue, row: 0 | 1): unknown {
  if (typeof type === 'object') {
    const fields = Object.entries(type.rows);
    return ([0, 1] as const).map((i) =>
      Object.fromEntries(fields.map(([name, field]) => [name, sample(field, i)])),
    );
  }
  if (nullable && row === 1) return null;
  const text = row === 0 ? 'x' : 'y';
  const values = {
    string: text,
    int: row + 1,
    float: row + 0.5,
    boolean: row === 0,
    'string[]': ['x', 'y'],
    'int[]': [1, 2],
    'float[]': [0.5, 1],
  };
  return values[type];
}
