import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { executed } from '../../graphql/execution/executed.ts';
import { planOf } from '../../graphql/execution/operation-plan.ts';
import { createSchema } from '../../graphql/schema.ts';

const typeDefs = `
  interface Named { name: String! }
  union Thing = Cat | Dog
  type Cat implements Named { name: String! lives: Int friend: Thing kin: [Cat!] late: Cat! fails: Cat }
  type Dog implements Named { name: String! barks: Boolean friend: Thing list: [[Int!]] must: [Dog!]! nothing: Dog! }
  input Where { name: String most: Int! = 3 }
  type Query {
    cat(where: Where): Cat
    thing(n: Int = 1): Thing
    things: [Thing!]!
    named: [Named]
    count(where: Where!): Int!
    late: [Cat]
    wrong: Int
    notAList: [Int]
    nobody: Thing
    must: Cat!
  }
  type Mutation { add(n: Int!): Int! addLate(n: Int!): Int! }
`;

const soon = <Value>(value: Value) => new Promise<Value>((resolve) => setImmediate(resolve, value));
const cat = (name: string, more: object = {}) => ({ kind: 'Cat', name, lives: 9, ...more });
const dog = (name: string | null, more: object = {}) => ({ kind: 'Dog', name, barks: () => true, ...more });

function world() {
  const order: string[] = [];
  let total = 0;
  const kindOf = (value: unknown) => (value as { kind: string }).kind;
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers: {
      Named: { __resolveType: kindOf },
      Thing: { __resolveType: kindOf },
      Cat: {
        friend: ({ name }) => (name === 'Tom' ? dog('Rex') : soon(cat('Tom'))),
        kin: () => [cat('Ann'), soon(cat('Bob')), cat('Cleo')],
        late: ({ name }) => (name === 'Bob' ? soon(null) : soon(cat('Tom'))),
        fails: ({ name }) => {
          if (name === 'Ann') throw new Error('Ann fails');
          return Promise.reject(new Error('fails later'));
        },
      },
      Dog: {
        friend: () => cat('Ann'),
        list: () => [[1, 2], soon([3]), null, [4, null]],
        must: ({ name }) => [dog('Pup'), name === 'Rex' ? soon(dog(null)) : dog('Max')],
        nothing: () => null,
      },
      Query: {
        cat: (_, { where }) => cat(where?.name ?? 'Tom', { lives: where?.most ?? 9 }),
        thing: (_, { n }) => (n > 1 ? soon(dog('Rex')) : cat('Tom')),
        things: () => new Set([cat('Ann'), dog('Rex')]),
        named: () => soon([cat('Ann'), soon(dog('Rex')), null, new Error('one of them')]),
        count: (_, { where }) => where.most,
        late: () => [soon(cat('Bob')), Promise.reject(new Error('not this one')), cat('Tom')],
        wrong: () => 'no number',
        notAList: () => 5,
        nobody: () => ({ kind: 'Fish' }),
        must: () => soon(null),
      },
      Mutation: {
        add: (_, { n }) => {
          order.push(`add ${n}`);
          total += n;
          return total;
        },
        addLate: async (_, { n }) => {
          order.push(`add ${n} later`);
          await soon(null);
          order.push(`added ${n}`);
          total += n;
          return total;
        },
      },
    },
  });
  return { schema, order };
}

/** As a client reads it; errors in the order of their places, as what fails first is not promised. */
function read({ data, errors = [] }: ExecutionResult) {
  const told = errors.map((error) => JSON.stringify(error.toJSON())).sort();
  return { data: JSON.stringify(data), told };
}

async function both(document: string, variableValues: Record<string, unknown> = {}, operationName?: string) {
  const answers = await Promise.all(
    [true, false].map(async (plans) => {
      const { schema, order } = world();
      const parsed = parse(document);
      expect(validate(schema, parsed)).toEqual([]);
      const general = vi.fn((execution: ExecutionArgs) => execute(execution));
      const execution: ExecutionArgs = { schema, document: parsed, variableValues, operationName };
      const definitions = getOperationAST(parsed, operationName)!.variableDefinitions ?? [];
      const { coerced } = getVariableValues(schema, definitions, variableValues);
      const result = await (plans ? executed(execution, coerced!, general) : general(execution));
      return { ...read(result), order, planned: general.mock.calls.length === 0 };
    }),
  );
  const [planned, reference] = answers;
  expect(planned).toEqual({ ...reference, planned: planned!.planned });
  return planned!;
}

describe('an operation that is planned', () => {
  it.each([
    '{ cat { name lives __typename friend { __typename ... on Dog { name barks } } } }',
    '{ a: cat { name } b: cat(where: { name: "Ann", most: 4 }) { lives } a: cat { lives kin { name } } }',
    'query { things { ...named ... on Cat { friend { ...named } } ... on Dog { list friend { ...named } } } } fragment named on Named { name ... { __typename } }',
    '{ named { __typename name ... on Dog { barks } } late { name late { name } } }',
  ])('is answered as by the reference, %s', async (document) => {
    expect(await both(document)).toMatchObject({ planned: true });
  });

  it.each([
    '{ wrong notAList nobody { ... on Cat { name } } cat { name } }',
    '{ things { ... on Dog { name nothing { name } } ... on Cat { name } } }',
    '{ thing(n: 2) { ... on Dog { name must { name } } } cat { fails { name } } }',
    '{ cat { name kin { name late { name } } } }',
    '{ cat(where: { name: "Ann" }) { fails { name } kin { fails { name } } } late { name fails { lives } } }',
    '{ cat { name } must { name } }',
    '{ named { name ... on Dog { must { name } } } }',
  ])('fails in the same places and answers null in the same, %s', async (document) => {
    const { told, planned } = await both(document);
    expect(planned).toBe(true);
    expect(told).not.toEqual([]);
  });

  it('has variables with their defaults, each time its own', async () => {
    const document =
      'query Q($where: Where, $n: Int = 2) { cat(where: $where) { name lives } thing(n: $n) { ... on Cat { name } ... on Dog { name } } }';
    for (const given of [{}, { where: { name: 'Ann' } }, { n: 1, where: { most: 1 } }, { n: null }]) {
      expect(await both(document, given, 'Q')).toMatchObject({ told: [], planned: true });
    }
  });

  it('does one mutation after another', async () => {
    const { order } = await both('mutation { a: addLate(n: 1) b: add(n: 2) c: addLate(n: 3) }');
    expect(order).toEqual(['add 1 later', 'added 1', 'add 2', 'add 3 later', 'added 3']);
  });

  it('leaves arguments as they are, whatever a resolver does with its own', async () => {
    const schema = makeExecutableSchema({
      typeDefs: 'type Query { a(n: Int = 1): Int }',
      resolvers: { Query: { a: (_, args) => args.n++ } },
    });
    const document = parse('{ a b: a(n: 5) }');
    for (let time = 0; time < 2; time++) {
      const result = await executed({ schema, document } as ExecutionArgs, {}, execute);
      expect(result).toMatchObject({ data: { a: 1, b: 5 } });
    }
  });

  it('is any selection of fields, in any order', async () => {
    const leaf = fc.constantFrom('name', 'lives', '__typename', 'x: name', 'lives');
    const { cats } = fc.letrec<{ cats: string[]; field: string }>((tie) => ({
      field: fc.oneof(
        { weight: 3, arbitrary: leaf },
        tie('cats').map((inner) => `kin { ${inner.join(' ')} }`),
        tie('cats').map((inner) => `late { ${inner.join(' ')} }`),
        tie('cats').map((inner) => `fails { ${inner.join(' ')} }`),
        tie('cats').map(
          (inner) => `friend { __typename ... on Cat { ${inner.join(' ')} } ... on Dog { must { name } } }`,
        ),
      ),
      cats: fc.array(tie('field'), { minLength: 1, maxLength: 4 }),
    }));
    await fc.assert(
      fc.asyncProperty(cats, async (fields) => {
        const document = `{ cat { ${fields.join(' ')} } late { ${fields.join(' ')} } }`;
        if (validate(world().schema, parse(document)).length > 0) return;
        expect(await both(document)).toMatchObject({ planned: true });
      }),
      { numRuns: 150, seed: 6 },
    );
  });
});

describe('an operation that is not planned', () => {
  it.each([
    '{ cat { name @skip(if: true) lives } }',
    '{ __type(name: "Cat") { name } }',
    '{ __proto__: cat { name } }',
  ])('is left to the general executor: %s', async (document) => {
    expect(await both(document)).toMatchObject({ planned: false });
  });

  it('is any of a schema whose resolvers ask about the execution', async () => {
    const schema = makeExecutableSchema({
      typeDefs: 'type Query { a: String }',
      resolvers: { Query: { a: (_, __, ___, info) => info.fieldName } },
    });
    const document = parse('{ a }');
    expect(planOf(schema, document, null)).toBeNull();
    expect(await executed({ schema, document } as ExecutionArgs, {}, execute)).toMatchObject({
      data: { a: 'a' },
    });
  });
});

it('is what is served here that is planned', () => {
  expect(planOf(createSchema(), parse('{ person(id: "x") { name } }'), null)).not.toBeNull();
});
