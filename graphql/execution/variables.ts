import {
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { type FieldProblem, InvalidInput } from '../../src/domain/errors.ts';
import { isIllFormed, problemsIn } from './input-problems.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** What an operation is executed with, or why it is not. */
export type ReadVariables = { readonly coerced: Variables } | { readonly refused: GraphQLError };

/** So many are told one by one. */
const MOST_TOLD = 50;

/**
 * The variables of an operation as their types read them. What is wrong with them is one refusal with the code of every
 * other input, and says nothing of what was sent but where it stands: GraphQL's own errors have no code, and quote it.
 * They are counted before anything is made of them, and looked at no further than there is something to tell.
 */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  sent: Variables,
  most: number,
): ReadVariables {
  const definitions = operation.variableDefinitions ?? [];
  const named = definitions.filter(({ variable }) => Object.hasOwn(sent, variable.name.value));
  if (
    holdsMore(
      named.map(({ variable }) => sent[variable.name.value]),
      most,
    )
  ) {
    const problem = `hold more than ${most} values: send fewer at once`;
    return { refused: refusal([{ path: 'variables', problem }], named) };
  }
  const { coerced } = getVariableValues(schema, definitions, sent, { maxErrors: 0, hideSuggestions: true });
  if (coerced !== undefined && !holdsIllFormed(Object.values(coerced))) return { coerced };
  const fields: FieldProblem[] = [];
  const wrong = new Set<VariableDefinitionNode>();
  for (const definition of definitions) {
    for (const problem of problemsOf(schema, definition, sent)) {
      wrong.add(definition);
      if (fields.length === MOST_TOLD) {
        fields.push({ path: 'variables', problem: 'have more such problems' });
        return { refused: refusal(fields, [...wrong]) };
      }
      fields.push(problem);
    }
  }
  return { refused: refusal(fields, [...wrong]) };
}

/** Types bound how deep it is nested. */
function holdsIllFormed(values: readonly unknown[]): boolean {
  return values.some((value) =>
    typeof value === 'object' && value !== null ? holdsIllFormed(Object.values(value)) : isIllFormed(value),
  );
}

function refusal(fields: readonly FieldProblem[], nodes: readonly VariableDefinitionNode[]): GraphQLError {
  return new GraphQLError(new InvalidInput(fields).message, {
    nodes,
    extensions: { code: 'INVALID_INPUT', fields, http: { status: 400 } },
  });
}

/** A place begins with the name of its variable: of the usual `$input` it is the one that services name. */
function problemsOf(
  schema: GraphQLSchema,
  { variable, type: typeNode, defaultValue }: VariableDefinitionNode,
  sent: Variables,
): Iterable<FieldProblem> {
  const name = variable.name.value;
  const type = typeFromAST(schema, typeNode);
  if (!isInputType(type)) return [{ path: name, problem: 'is of a type that nothing can be sent for' }];
  if (Object.hasOwn(sent, name)) return problemsIn(sent[name], type, name);
  const needed = isNonNullType(type) && defaultValue === undefined;
  return needed ? [{ path: name, problem: `is missing: ${type} is required` }] : [];
}

/** Whether there are more than `most` values, each entry of a list or an object one, however deep they are nested. */
function holdsMore(values: readonly unknown[], most: number): boolean {
  const left: unknown[] = [values];
  let count = 0;
  while (left.length > 0) {
    const inside = left.pop() as object;
    if (Array.isArray(inside)) {
      count += inside.length;
      if (count > most) return true;
      for (const value of inside) if (typeof value === 'object' && value !== null) left.push(value);
    } else {
      for (const key in inside) {
        if (++count > most) return true;
        const value = (inside as Variables)[key];
        if (typeof value === 'object' && value !== null) left.push(value);
      }
    }
  }
  return false;
}
