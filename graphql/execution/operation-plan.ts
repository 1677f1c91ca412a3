import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  getArgumentValues,
  getOperationAST,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';

/** An operation with all looked up that does not depend on its variables or on what is answered. */
export interface OperationPlan {
  readonly operation: OperationDefinitionNode;
  readonly root: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
}

/** One field of an answer, where objects of one type hold it. */
export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Absent where it is the property of its name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  readonly args: ArgumentsOf;
  readonly type: TypePlan;
  /** What is the same in every execution of it. */
  readonly info: PlannedInfo;
}

export type PlannedInfo = Pick<
  GraphQLResolveInfo,
  'fieldName' | 'fieldNodes' | 'returnType' | 'parentType' | 'schema' | 'fragments' | 'operation'
>;

type Variables = Readonly<Record<string, unknown>>;
/** The arguments of a field. @throws GraphQLError where they cannot be had */
type ArgumentsOf = (variables: Variables) => Variables;

export type TypePlan = { readonly nullable: boolean } & (
  | { readonly kind: 'LEAF'; readonly type: GraphQLLeafType }
  | { readonly kind: 'LIST'; readonly of: TypePlan }
  | { readonly kind: 'OBJECT'; readonly fields: () => readonly FieldPlan[] }
  | {
      readonly kind: 'ABSTRACT';
      readonly name: string;
      readonly resolveType: GraphQLTypeResolver<unknown, unknown> | undefined;
      /** The fields where the object is of this type; null where no such type is possible. */
      readonly fieldsOf: (type: string) => readonly FieldPlan[] | null;
    }
);

/** By document, and by operation in it; the documents themselves are kept by the parser's cache. */
const plans = new WeakMap<DocumentNode, Map<string | null, OperationPlan | null>>();

/** Null where the operation has what plans do not know: conditions, introspection, subscriptions. */
export function planOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): OperationPlan | null {
  let ofDocument = plans.get(document);
  if (ofDocument === undefined) {
    ofDocument = new Map();
    plans.set(document, ofDocument);
  }
  let plan = ofDocument.get(operationName);
  if (plan === undefined) {
    plan = makePlan(schema, document, operationName);
    ofDocument.set(operationName, plan);
  }
  return plan;
}

function makePlan(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): OperationPlan | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null || operation.operation === 'subscription') return null;
  const root = schema.getRootType(operation.operation);
  if (root == null || !isPlannable(document) || !isPlannableSchema(schema)) return null;
  const fields = new Planner(schema, document, operation).fieldsOf(root, [operation.selectionSet]);
  return { operation, root, fields };
}

function isPlannable(document: DocumentNode): boolean {
  let plannable = true;
  visit(document, {
    Directive: () => {
      plannable = false;
    },
    Field: ({ name, alias }) => {
      const special = name.value.startsWith('__') && name.value !== '__typename';
      if (special || alias?.value === '__proto__') plannable = false;
    },
  });
  return plannable;
}

/** Plans give resolvers what ours take: nothing of the execution beside its context, and no test of an object's type. */
const plannableSchemas = new WeakMap<GraphQLSchema, boolean>();

function isPlannableSchema(schema: GraphQLSchema): boolean {
  let plannable = plannableSchemas.get(schema);
  if (plannable === undefined) {
    plannable = Object.values(schema.getTypeMap()).every((type) => {
      if (isAbstractType(type)) return (type.resolveType?.length ?? 0) < 3;
      if (!isObjectType(type) || type.name.startsWith('__')) return true;
      if (type.isTypeOf != null) return false;
      const fields = Object.values(type.getFields());
      return fields.every(({ resolve }) => resolve === defaultFieldResolver || (resolve?.length ?? 0) < 4);
    });
    plannableSchemas.set(schema, plannable);
  }
  return plannable;
}

const NONE: Variables = Object.freeze({});

class Planner {
  private readonly schema: GraphQLSchema;
  private readonly fragments: GraphQLResolveInfo['fragments'];
  private readonly operation: OperationDefinitionNode;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.schema = schema;
    this.operation = operation;
    this.fragments = Object.fromEntries(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
  }

  fieldsOf(parent: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): FieldPlan[] {
    const byKey = new Map<string, FieldNode[]>();
    const opened = new Set<string>();
    for (const selectionSet of selectionSets) this.collect(parent, selectionSet, byKey, opened);
    return [...byKey].flatMap(([key, nodes]) => {
      const name = nodes[0]!.name.value;
      const definition = name === '__typename' ? TypeNameMetaFieldDef : parent.getFields()[name];
      if (definition === undefined) return [];
      const resolve = name === '__typename' ? () => parent.name : definition.resolve;
      return [
        {
          ...{ key, nodes, parent, definition },
          resolve: resolve === defaultFieldResolver ? undefined : resolve,
          args: argumentsOf(definition, nodes[0]!),
          type: this.typePlan(definition.type, nodes),
          info: {
            ...{ fieldName: name, fieldNodes: nodes, returnType: definition.type, parentType: parent },
            ...{ schema: this.schema, fragments: this.fragments, operation: this.operation },
          },
        },
      ];
    });
  }

  /** Fields by their names in the answer, in the order of the document, fragments opened out where they apply. */
  private collect(
    parent: GraphQLObjectType,
    selectionSet: SelectionSetNode,
    byKey: Map<string, FieldNode[]>,
    opened: Set<string>,
  ): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = byKey.get(key);
        if (nodes === undefined) byKey.set(key, [selection]);
        else nodes.push(selection);
        continue;
      }
      let fragment: Pick<FragmentDefinitionNode, 'selectionSet'> | undefined;
      let condition: string | undefined;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        fragment = selection;
        condition = selection.typeCondition?.name.value;
      } else if (!opened.has(selection.name.value)) {
        opened.add(selection.name.value);
        const named = this.fragments[selection.name.value];
        fragment = named;
        condition = named?.typeCondition.name.value;
      }
      if (fragment !== undefined && this.applies(condition, parent)) {
        this.collect(parent, fragment.selectionSet, byKey, opened);
      }
    }
  }

  private applies(condition: string | undefined, parent: GraphQLObjectType): boolean {
    if (condition === undefined || condition === parent.name) return true;
    const type = this.schema.getType(condition);
    return isAbstractType(type) && this.schema.isSubType(type, parent);
  }

  private typePlan(type: GraphQLOutputType, nodes: readonly FieldNode[], nullable = true): TypePlan {
    if (isNonNullType(type)) return this.typePlan(type.ofType, nodes, false);
    if (isListType(type)) return { nullable, kind: 'LIST', of: this.typePlan(type.ofType, nodes) };
    if (isLeafType(type)) return { nullable, kind: 'LEAF', type };
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (isObjectType(type)) {
      let fields: readonly FieldPlan[] | undefined;
      return {
        ...{ nullable, kind: 'OBJECT' },
        fields: () => {
          fields ??= this.fieldsOf(type, selectionSets);
          return fields;
        },
      };
    }
    const { schema } = this;
    const byType = new Map<string, readonly FieldPlan[] | null>();
    const fieldsOf = (name: string) => {
      let fields = byType.get(name);
      if (fields === undefined) {
        const found = schema.getType(name);
        const possible = isObjectType(found) && schema.isSubType(type, found);
        fields = possible ? this.fieldsOf(found, selectionSets) : null;
        byType.set(name, fields);
      }
      return fields;
    };
    return {
      nullable,
      kind: 'ABSTRACT',
      name: type.name,
      resolveType: type.resolveType ?? undefined,
      fieldsOf,
    };
  }
}

/** Arguments without variables are the same each time, and are looked up once. */
function argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): ArgumentsOf {
  if (definition.args.length === 0) return () => NONE;
  if (namesVariable(node)) return (variables) => getArgumentValues(definition, node, variables);
  let values: Record<string, unknown> | undefined;
  return () => {
    values ??= getArgumentValues(definition, node, NONE);
    return { ...values };
  };
}

function namesVariable({ arguments: given = [] }: FieldNode): boolean {
  let named = false;
  for (const argument of given) {
    visit(argument, {
      Variable: () => {
        named = true;
      },
    });
  }
  return named;
}
