import {
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { FieldProblem } from '../../src/domain/errors.ts';

/** Names out of the schema fill no more of a problem than this. */
const LONGEST_NAMES = 160;

const NONE: readonly FieldProblem[] = [];

/**
 * Why `value` is no input of `type`, by https://spec.graphql.org/October2021/#sec-Input-Values, one problem after another
 * as they are asked for. What was sent is in none of them, nor is a name that the schema does not have.
 */
export function problemsIn(value: unknown, type: GraphQLInputType, path: string): Iterable<FieldProblem> {
  if (value === null || value === undefined) {
    return isNonNullType(type) ? [{ path, problem: `is null, where ${type} is required` }] : NONE;
  }
  if (isNonNullType(type)) return problemsIn(value, type.ofType, path);
  if (isListType(type)) {
    // A value that is no list stands for a list of it.
    return Array.isArray(value)
      ? problemsOfList(value, type.ofType, path)
      : problemsIn(value, type.ofType, path);
  }
  if (isInputObjectType(type)) {
    return typeof value === 'object' && !Array.isArray(value)
      ? problemsOfObject(value as Readonly<Record<string, unknown>>, type, path)
      : [{ path, problem: `is no object, where ${type} is required` }];
  }
  const problem = isEnumType(type) ? problemOfEnum(value, type) : problemOfScalar(value, type);
  return problem === null ? NONE : [{ path, problem }];
}

function* problemsOfList(
  items: readonly unknown[],
  type: GraphQLInputType,
  path: string,
): Generator<FieldProblem> {
  for (const [index, item] of items.entries()) yield* problemsIn(item, type, `${path}.${index}`);
}

function* problemsOfObject(
  value: Readonly<Record<string, unknown>>,
  type: GraphQLInputObjectType,
  path: string,
): Generator<FieldProblem> {
  const fields = type.getFields();
  const names = Object.keys(fields);
  for (const name of names) {
    const { type: fieldType, defaultValue } = fields[name]!;
    const place = `${path}.${name}`;
    if (value[name] !== undefined) yield* problemsIn(value[name], fieldType, place);
    else if (isNonNullType(fieldType) && defaultValue === undefined) {
      yield { path: place, problem: `is missing: ${fieldType} is required` };
    }
  }
  const unknown = Object.keys(value).filter((name) => fields[name] === undefined).length;
  if (unknown > 0) {
    const what = unknown === 1 ? 'a field' : `${unknown} fields`;
    yield { path, problem: `has ${what} that ${type} does not have, which has ${listed(names)}` };
  }
  if (!type.isOneOf) return;
  const given = names.filter((name) => value[name] !== undefined);
  if (given.length !== 1) {
    yield { path, problem: `has ${given.length} of ${listed(names)}, where exactly one is required` };
  }
  if (given.length > 0 && value[given[0]!] === null) {
    yield { path: `${path}.${given[0]}`, problem: 'is null, where a value is required' };
  }
}

function problemOfEnum(value: unknown, type: GraphQLEnumType): string | null {
  if (typeof value === 'string' && type.getValue(value) !== undefined) return null;
  return `is no ${type}, which is one of ${listed(type.getValues().map(({ name }) => name))}`;
}

/** Half of a surrogate pair is no character: no engine stores it. */
export function isIllFormed(value: unknown): boolean {
  return typeof value === 'string' && !value.isWellFormed();
}

function problemOfScalar(value: unknown, type: GraphQLScalarType): string | null {
  if (isIllFormed(value)) return 'is not well-formed Unicode: half of a surrogate pair stands alone';
  try {
    if (type.parseValue(value) !== undefined) return null;
  } catch (error) {
    // Those of the specification repeat the value, at the end; a rule of a scalar's own does not.
    if (error instanceof GraphQLError) return error.message.replace(/ value: [\s\S]*$/, ' value');
  }
  return `is no ${type}`;
}

function listed(names: readonly string[]): string {
  const text = names.join(', ');
  return text.length <= LONGEST_NAMES ? text : `${text.slice(0, LONGEST_NAMES)}…`;
}
