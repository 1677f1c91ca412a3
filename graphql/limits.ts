import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type FieldProblem, InvalidInput } from '../src/domain/errors.ts';
import type { Variables } from './execution/variables.ts';

export interface Limits {
  /** Levels of fields. */
  readonly depth: number;
  /** Objects that an answer may hold, by the `first`, `points` and `ids` of its fields; a point counts as several. */
  readonly cost: number;
  /** Entries of a list that is passed in. */
  readonly listInput: number;
  /** Entries of all lists and objects in the variables together: nothing is made of more. */
  readonly values: number;
  /** Words and signs of a document. */
  readonly tokens: number;
}

export const LIMITS: Limits = { depth: 20, cost: 50_000, listInput: 1_000, values: 15_000, tokens: 5_000 };

/** What a list without a stated length is reckoned to hold. */
const USUAL_LIST = 10;
/** A point of a curve that lies before the newest evidence is a fit of its own. */
const COST_OF_POINT = 4;
/** What is ranked or fitted for one answer, in objects. */
const COST_OF_FIELD: Readonly<Record<string, number>> = {
  'Person.bestRoles': 250,
  'Shortlist.standing': 250,
  'Shortlist.replay': 5_000,
  'Shortlist.fairness': 5_000,
  'Mutation.requestShortlist': 1_000,
};
/** Fields looked at, fragments opened out, before a document counts as too large whatever it costs. */
const MAX_FIELDS = 20_000;

/** Null, or why this operation is not executed. Introspection is free. */
export function limitProblem(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
  limits: Limits = LIMITS,
): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return null;
  const reckoner = new Reckoner(schema, document, variables, limits);
  try {
    const root = schema.getRootType(operation.operation);
    if (root) reckoner.visit(operation.selectionSet, root, 1, 1, null);
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

const NONE: Readonly<Record<string, unknown>> = Object.freeze({});

class Reckoner {
  private cost = 0;
  private fields = 0;
  /** What was passed in and holds no list that is too long: one variable may be passed thousands of times. */
  private readonly short = new WeakSet<object>();
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly schema: GraphQLSchema;
  private readonly variables: Variables;
  private readonly limits: Limits;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables, limits: Limits) {
    this.schema = schema;
    this.variables = variables;
    this.limits = limits;
    this.fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
  }

  /** `objects` of `type` are answered; `first` is how many items their own edges or nodes hold, where they page. */
  visit(
    selections: SelectionSetNode,
    type: GraphQLNamedType,
    depth: number,
    objects: number,
    first: number | null,
  ): void {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        this.visitField(selection, type, depth, objects, first);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const narrowed = condition === undefined ? type : (this.schema.getType(condition) ?? type);
        this.visit(selection.selectionSet, narrowed, depth, objects, first);
      } else {
        const fragment = this.fragments.get(selection.name.value);
        const narrowed = fragment && this.schema.getType(fragment.typeCondition.name.value);
        if (fragment && narrowed) this.visit(fragment.selectionSet, narrowed, depth, objects, first);
      }
    }
  }

  private visitField(
    node: FieldNode,
    parent: GraphQLNamedType,
    depth: number,
    objects: number,
    first: number | null,
  ) {
    if (++this.fields > MAX_FIELDS) throw tooMuch(`has more than ${MAX_FIELDS} fields`, node);
    if (node.name.value.startsWith('__')) return;
    if (depth > this.limits.depth)
      throw tooMuch(`is nested more than ${this.limits.depth} levels deep`, node);
    if (!isObjectType(parent) && !isInterfaceType(parent)) return;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return;
    const args = this.argumentsOf(field, node);
    this.checkLists(field, args, node);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return;
    const isList = isListType(getNullableType(field.type));
    const asked = typeof args.first === 'number' ? Math.max(1, args.first) : null;
    const items = isList ? (asked ?? first ?? lengthOf(args) ?? USUAL_LIST) : 1;
    this.cost += objects * items * (typeof args.points === 'number' ? COST_OF_POINT : 1);
    this.cost += objects * (COST_OF_FIELD[`${parent.name}.${node.name.value}`] ?? 0);
    if (this.cost > this.limits.cost) {
      throw tooMuch(`asks for more than ${this.limits.cost} objects: ask for fewer at once`, node);
    }
    this.visit(node.selectionSet, type, depth + 1, objects * items, isList ? null : asked);
  }

  private argumentsOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Readonly<Record<string, unknown>> {
    if (field.args.length === 0) return NONE;
    try {
      return getArgumentValues(field, node, this.variables);
    } catch {
      // Execution tells what is wrong with them.
      return {};
    }
  }

  private checkLists(
    field: GraphQLField<unknown, unknown>,
    args: Readonly<Record<string, unknown>>,
    node: ASTNode,
  ) {
    for (const [name, value] of Object.entries(args)) {
      const type = field.args.find((argument) => argument.name === name)!.type;
      // Records have the same limit and answer it as a member of their result union.
      if (isListType(getNullableType(type)) && isInputObjectType(getNamedType(type))) continue;
      if (typeof value !== 'object' || value === null || this.short.has(value)) continue;
      const fields = tooLong(value, name, this.limits.listInput);
      if (fields.length > 0) throw refused(fields, node);
      this.short.add(value);
    }
  }
}

/** `curve(points:)` and `nodes(ids:)` say how long their lists are. */
function lengthOf({ points, ids }: Readonly<Record<string, unknown>>): number | null {
  if (typeof points === 'number') return Math.max(1, points);
  return Array.isArray(ids) ? ids.length : null;
}

/** Where lists stand that hold more than `most`; what such a one holds is not looked at. */
function tooLong(value: unknown, path: string, most: number): FieldProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.length > most) {
    return [{ path, problem: `has more than ${most} entries` }];
  }
  return Object.entries(value).flatMap(([name, inner]) => tooLong(inner, `${path}.${name}`, most));
}

function refused(fields: readonly FieldProblem[], node: ASTNode): GraphQLError {
  return new GraphQLError(new InvalidInput(fields).message, {
    nodes: node,
    extensions: { code: 'INVALID_INPUT', fields, http: { status: 400 } },
  });
}

function tooMuch(problem: string, node: ASTNode): GraphQLError {
  return new GraphQLError(`The operation ${problem}.`, {
    nodes: node,
    extensions: { code: 'INVALID_INPUT', fields: [{ path: 'query', problem }], http: { status: 400 } },
  });
}
