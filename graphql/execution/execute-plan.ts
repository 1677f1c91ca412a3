import { type ExecutionResult, GraphQLError, type GraphQLResolveInfo, locatedError } from 'graphql';
import type { FieldPlan, OperationPlan, TypePlan } from './operation-plan.ts';

/** Where in an answer an object or a list stands. */
interface Place {
  readonly up: Place | null;
  readonly holder: Holder;
  readonly key: string | number;
  readonly nullable: boolean;
  /** It was answered as null: what is in it is nobody's any more. */
  gone: boolean;
}

type Holder = Record<string | number, unknown>;

/** A field of an answer that something is waited for. */
interface Awaiting {
  readonly field: FieldPlan;
  readonly type: TypePlan;
  readonly holder: Holder;
  readonly key: string | number;
  readonly up: Place | null;
}

/**
 * Executes what was planned, by the rules of GraphQL: https://spec.graphql.org/October2021/#sec-Execution. What is there
 * at once is answered at once, without a promise for each field and each list; fields of a mutation are executed one
 * after another.
 */
export async function executePlan(
  { operation, fields }: OperationPlan,
  rootValue: unknown,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult> {
  const execution = new Execution(context, variables);
  await execution.run(fields, rootValue, operation.operation === 'mutation');
  const { data, errors } = execution;
  return errors.length > 0 ? { errors, data } : { data };
}

class Execution {
  data: Holder | null = {};
  readonly errors: GraphQLError[] = [];
  private readonly context: unknown;
  private readonly variables: Readonly<Record<string, unknown>>;
  /** What is waited for. */
  private pending = 0;
  /** Where else what is waited for goes: many fields of an answer wait for the same few rows. */
  private readonly waiting = new Map<PromiseLike<unknown>, Awaiting[]>();
  /** By type, then by source: what was answered of a row that many fields hold. */
  private readonly answered = new Map<TypePlan, Map<unknown, Holder>>();
  private settled: (() => void) | undefined;

  constructor(context: unknown, variables: Readonly<Record<string, unknown>>) {
    this.context = context;
    this.variables = variables;
  }

  async run(fields: readonly FieldPlan[], rootValue: unknown, serially: boolean): Promise<void> {
    const data = this.data!;
    for (const field of fields) {
      if (this.data === null) return;
      this.executeField(field, rootValue, data, null);
      if (serially) await this.idle();
    }
    await this.idle();
  }

  private idle(): Promise<void> | undefined {
    if (this.pending === 0) return undefined;
    return new Promise((resolve) => {
      this.settled = resolve;
    });
  }

  private left(): void {
    if (--this.pending > 0) return;
    this.settled?.();
  }

  private executeField(field: FieldPlan, source: unknown, holder: Holder, up: Place | null): void {
    let value: unknown;
    try {
      const { resolve } = field;
      if (resolve !== undefined) {
        value = resolve(source, field.args(this.variables), this.context, infoOf(field));
      } else {
        value = propertyOf(source, field.definition.name);
        if (typeof value === 'function') {
          value = value.call(source, field.args(this.variables), this.context, infoOf(field));
        }
      }
    } catch (error) {
      this.fail(field, error, field.type.nullable, holder, field.key, up);
      return;
    }
    this.complete(field, field.type, value, holder, field.key, up);
  }

  /** Puts what a resolver gave into the answer, as its type says. */
  private complete(
    field: FieldPlan,
    type: TypePlan,
    value: unknown,
    holder: Holder,
    key: string | number,
    up: Place | null,
  ): void {
    if (isThenable(value)) {
      // Keeps its place in the order of fields.
      holder[key] = null;
      this.pending++;
      this.wait(value, { field, type, holder, key, up });
      return;
    }
    try {
      this.put(field, type, value, holder, key, up);
    } catch (error) {
      this.fail(field, error, type.nullable, holder, key, up);
    }
  }

  private wait(promise: PromiseLike<unknown>, awaiting: Awaiting): void {
    const others = this.waiting.get(promise);
    if (others !== undefined) {
      others.push(awaiting);
      return;
    }
    const all = [awaiting];
    this.waiting.set(promise, all);
    promise.then(
      (found) => {
        this.waiting.delete(promise);
        for (const { field, type, holder, key, up } of all) {
          this.complete(field, type, found, holder, key, up);
          this.left();
        }
      },
      (error) => {
        this.waiting.delete(promise);
        for (const { field, type, holder, key, up } of all) {
          this.fail(field, error, type.nullable, holder, key, up);
          this.left();
        }
      },
    );
  }

  /** @throws what is wrong with the value itself; what is wrong inside of it is told where it stands */
  private put(
    field: FieldPlan,
    type: TypePlan,
    value: unknown,
    holder: Holder,
    key: string | number,
    up: Place | null,
  ): void {
    if (value instanceof Error) throw value;
    const { nullable } = type;
    if (value === null || value === undefined) {
      if (nullable) holder[key] = null;
      else throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`);
    } else if (type.kind === 'LEAF') {
      const serialized = type.type.serialize(value);
      if (serialized == null)
        throw new Error(`${type.type.name} of ${nameOf(field)} was answered as nothing.`);
      holder[key] = serialized;
    } else if (type.kind === 'LIST') {
      if (typeof value !== 'object' || !(Symbol.iterator in value)) {
        throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`);
      }
      const items: unknown[] = [];
      holder[key] = items;
      const place: Place = { up, holder, key, nullable, gone: false };
      let i = 0;
      for (const item of value as Iterable<unknown>) {
        this.complete(field, type.of, item, items as unknown as Holder, i++, place);
      }
    } else {
      const known = this.answered.get(type)?.get(value);
      if (known !== undefined) {
        holder[key] = known;
        return;
      }
      const fields = type.kind === 'OBJECT' ? type.fields() : this.fieldsOfAbstract(field, type, value);
      const { empty, leaves } = shapeOf(fields);
      const object: Holder = { ...empty };
      holder[key] = object;
      const place: Place = { up, holder, key, nullable, gone: false };
      const [pending, failures] = [this.pending, this.errors.length];
      for (let i = 0; i < fields.length && !place.gone; i++) {
        this.executeField(fields[i]!, value, object, place);
      }
      if (leaves && this.pending === pending && this.errors.length === failures) {
        this.remember(type, value, object);
      }
    }
  }

  private remember(type: TypePlan, source: unknown, object: Holder): void {
    let ofType = this.answered.get(type);
    if (ofType === undefined) {
      ofType = new Map();
      this.answered.set(type, ofType);
    }
    ofType.set(source, object);
  }

  private fieldsOfAbstract(
    field: FieldPlan,
    type: TypePlan & { readonly kind: 'ABSTRACT' },
    value: unknown,
  ): readonly FieldPlan[] {
    const name =
      type.resolveType === undefined
        ? (value as { readonly __typename?: unknown }).__typename
        : type.resolveType(value, this.context, infoOf(field), undefined as never);
    const fields = typeof name === 'string' ? type.fieldsOf(name) : null;
    if (fields === null) {
      throw new GraphQLError(
        `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      );
    }
    return fields;
  }

  /** Tells of a failure, and answers null at the next place above that may be null. */
  private fail(
    field: FieldPlan,
    thrown: unknown,
    nullable: boolean,
    holder: Holder,
    key: string | number,
    up: Place | null,
  ): void {
    const path: (string | number)[] = [key];
    for (let place = up; place !== null; place = place.up) {
      if (place.gone) return;
      path.push(place.key);
    }
    if (this.data === null) return;
    this.errors.push(locatedError(thrown, field.nodes, path.reverse()));
    if (nullable) {
      holder[key] = null;
      return;
    }
    let place = up;
    while (place !== null && !place.nullable) {
      place.gone = true;
      place = place.up;
    }
    if (place === null) {
      this.data = null;
    } else {
      place.gone = true;
      place.holder[place.key] = null;
    }
  }
}

/** What objects of which the same fields are asked have in common. */
interface Shape {
  /** Every field in its place: copied, all of them have one layout from the beginning. */
  readonly empty: Holder;
  /** Nothing but leaves is asked, some of them computed: an object is the same wherever its source stands. */
  readonly leaves: boolean;
}

const shapes = new WeakMap<readonly FieldPlan[], Shape>();

function shapeOf(fields: readonly FieldPlan[]): Shape {
  let shape = shapes.get(fields);
  if (shape === undefined) {
    shape = {
      empty: Object.fromEntries(fields.map(({ key }) => [key, null])),
      leaves:
        fields.every(({ type }) => type.kind === 'LEAF') &&
        fields.some(({ resolve }) => resolve !== undefined),
    };
    shapes.set(fields, shape);
  }
  return shape;
}

function propertyOf(source: unknown, name: string): unknown {
  return typeof source === 'object' && source !== null ? (source as Holder)[name] : undefined;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as Holder).then === 'function';
}

/** The path and variables are not in it: an operation whose resolvers take it is not planned. */
const infoOf = ({ info }: FieldPlan) => info as GraphQLResolveInfo;

const nameOf = ({ parent, definition }: FieldPlan) => `${parent.name}.${definition.name}`;
