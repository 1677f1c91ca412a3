import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { type FieldProblem, InvalidInput } from '../src/domain/errors.ts';

/** So many are told one by one. */
const MOST_TOLD = 50;
/** A value that was sent may be anything: a longer problem is cut. */
const LONGEST_PROBLEM = 200;

/**
 * Everything that is wrong with the variables of an operation, as one refusal in the words and with the code of every other
 * input; null where nothing is. GraphQL's own errors have no code, and repeat what was sent.
 */
export function variablesProblem(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  sent: Readonly<Record<string, unknown>> | null | undefined,
): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  const definitions = operation?.variableDefinitions ?? [];
  const values = sent ?? {};
  if (getVariableValues(schema, definitions, values).errors === undefined) return null;
  const wrong = definitions.flatMap((definition) => {
    const problems = problemsOf(schema, definition, values);
    return problems.length === 0 ? [] : [{ definition, problems }];
  });
  const problems = wrong.flatMap((one) => one.problems);
  const more = problems.length - MOST_TOLD;
  const fields = [
    ...problems.slice(0, MOST_TOLD),
    ...(more > 0 ? [{ path: 'variables', problem: `have ${more} more such problems` }] : []),
  ];
  return new GraphQLError(new InvalidInput(fields).message, {
    nodes: wrong.map(({ definition }) => definition),
    extensions: { code: 'INVALID_INPUT', fields, http: { status: 400 } },
  });
}

/** A place begins with the name of its variable: of the usual `$input` it is the one that services name. */
function problemsOf(
  schema: GraphQLSchema,
  { variable, type: typeNode, defaultValue }: VariableDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): FieldProblem[] {
  const name = variable.name.value;
  const type = typeFromAST(schema, typeNode);
  // What is no input type does not pass validation.
  if (!isInputType(type)) return [];
  if (!Object.hasOwn(values, name)) {
    const needed = isNonNullType(type) && defaultValue === undefined;
    return needed ? [{ path: name, problem: `is missing: ${type} is required` }] : [];
  }
  if (values[name] === null && isNonNullType(type))
    return [{ path: name, problem: `is null, where ${type} is required` }];
  const problems: FieldProblem[] = [];
  coerceInputValue(values[name], type, (path, _, { message }) => {
    problems.push({ path: [name, ...path].join('.'), problem: inWords(message) });
  });
  return problems;
}

/** Without the value that scalars repeat at the end. */
function inWords(message: string): string {
  const words = message.replace(/ value: [\s\S]*$/, ' value');
  return words.length <= LONGEST_PROBLEM ? words : `${words.slice(0, LONGEST_PROBLEM)}…`;
}
