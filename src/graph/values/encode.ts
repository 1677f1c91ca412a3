import { Fault, type FieldProblem, InvalidInput } from '../../domain/errors.ts';
import type { DeclaredValue, Statement } from '../graph.ts';

/** The most rows of one `UNWIND` batch, and the most characters of all strings of one statement's parameters. */
export const MAX_BATCH_ROWS = 1_000;
export const MAX_PARAMETER_CHARACTERS = 8 * 1024 * 1024;

/** How an engine's client wants a number of each declared type. */
export interface NumberEncoding {
  int(value: number): unknown;
  float(value: number): unknown;
}

/**
 * Parameters as their declarations want them, the only form that reaches an engine. Refused as `InvalidInput`, by
 * place and rule and never by value: what is undeclared, missing, undefined, NaN, infinite, an unsafe integer, a
 * Date, a map, a list of lists, a lone surrogate. -0 becomes 0, which is equal to it: no engine keeps its sign.
 */
export function encodeParameters<Params, Row>(
  statement: Statement<Params, Row>,
  params: Params,
  numbers: NumberEncoding,
): Record<string, unknown> {
  const encoding = new Encoding(statement.name, numbers);
  const encoded = encoding.record(statement.parameters, params, '');
  if (encoding.problems.length > 0) throw new InvalidInput(encoding.problems);
  if (encoding.characters > MAX_PARAMETER_CHARACTERS) {
    throw new Fault(
      `${statement.name}: the parameters hold more than ${MAX_PARAMETER_CHARACTERS} characters; send smaller batches`,
    );
  }
  return encoded;
}

const MAX_PROBLEMS = 20;

class Encoding {
  readonly problems: FieldProblem[] = [];
  readonly statement: string;
  readonly numbers: NumberEncoding;
  characters = 0;

  constructor(statement: string, numbers: NumberEncoding) {
    this.statement = statement;
    this.numbers = numbers;
  }

  record(
    declared: Readonly<Record<string, DeclaredValue>>,
    given: unknown,
    path: string,
  ): Record<string, unknown> {
    const encoded: Record<string, unknown> = {};
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      this.refuse(path, 'must be an object of the declared fields');
      return encoded;
    }
    const values = given as Record<string, unknown>;
    for (const name in declared)
      encoded[name] = this.value(declared[name]!, values[name], path ? `${path}.${name}` : name);
    for (const name of Object.keys(values)) {
      if (!Object.hasOwn(declared, name)) this.refuse(path ? `${path}.${name}` : name, 'is not declared');
    }
    return encoded;
  }

  private value({ type, nullable }: DeclaredValue, value: unknown, path: string): unknown {
    if (value === null && nullable) return null;
    if (typeof type === 'object') return this.rows(type.rows, value, path);
    switch (type) {
      case 'string':
        return this.string(value, path);
      case 'int':
        return this.int(value, path);
      case 'float':
        return this.float(value, path);
      case 'boolean':
        return typeof value === 'boolean' ? value : this.refuse(path, 'must be true or false');
      case 'string[]':
        return this.list(value, path, (item, at) => this.string(item, at));
      case 'int[]':
        return this.list(value, path, (item, at) => this.int(item, at));
      case 'float[]':
        return this.list(value, path, (item, at) => this.float(item, at));
    }
  }

  private rows(fields: Readonly<Record<string, DeclaredValue>>, value: unknown, path: string): unknown {
    if (Array.isArray(value) && value.length > MAX_BATCH_ROWS) {
      throw new Fault(
        `${this.statement}: ${path} holds ${value.length} rows; a batch has at most ${MAX_BATCH_ROWS}`,
      );
    }
    return this.list(value, path, (row, at) => this.record(fields, row, at));
  }

  private list(value: unknown, path: string, encode: (item: unknown, path: string) => unknown): unknown {
    if (!Array.isArray(value)) return this.refuse(path, 'must be a list');
    const encoded = new Array<unknown>(value.length);
    for (let i = 0; i < value.length; i += 1) encoded[i] = encode(value[i], `${path}[${i}]`);
    return encoded;
  }

  private string(value: unknown, path: string): unknown {
    if (typeof value !== 'string') return this.refuse(path, 'must be a string');
    if (!value.isWellFormed()) return this.refuse(path, 'must be well-formed Unicode');
    this.characters += value.length;
    return value;
  }

  private int(value: unknown, path: string): unknown {
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      return this.refuse(path, 'must be a safe integer');
    return this.numbers.int(value + 0);
  }

  private float(value: unknown, path: string): unknown {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return this.refuse(path, 'must be a finite number');
    return this.numbers.float(value + 0);
  }

  private refuse(path: string, problem: string): undefined {
    if (this.problems.length < MAX_PROBLEMS)
      this.problems.push({ path: `${this.statement}.${path}`, problem });
    return undefined;
  }
}
