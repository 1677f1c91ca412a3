import fc from 'fast-check';
import { buildSchema, coerceInputValue, type GraphQLInputType, getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { problemsIn } from '../../../graphql/execution/input-problems.ts';
import { readVariables } from '../../../graphql/execution/variables.ts';

const types = buildSchema(`
  enum Colour { RED GREEN }
  input One @oneOf { a: Int b: String }
  input Part { n: Int! size: Float! = 1 colours: [Colour!] on: Boolean }
  input Whole { id: ID! one: One part: Part! parts: [[Part!]]! }
  type Query { whole(whole: Whole!): Int }
`);
const type = types.getQueryType()!.getFields().whole!.args[0]!.type as GraphQLInputType;

const anything = fc.oneof(
  fc.constantFrom(null, undefined, 1, 2.5, 'RED', '', true, [], {}),
  fc.jsonValue({ maxDepth: 2 }),
);
const mostly = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 60, arbitrary: value }, { weight: 1, arbitrary: anything });
const one = fc.record({ a: mostly(fc.integer()), b: mostly(fc.string()) }, { requiredKeys: [] });
const part = fc.record(
  {
    n: mostly(fc.integer({ min: -9, max: 9 })),
    size: mostly(fc.double({ noNaN: true, noDefaultInfinity: true })),
    colours: mostly(fc.array(mostly(fc.constantFrom('RED', 'GREEN')))),
    on: mostly(fc.boolean()),
  },
  { requiredKeys: ['n'] },
);
const whole = mostly(
  fc
    .tuple(
      fc.nat(9),
      fc.record(
        {
          id: mostly(fc.oneof(fc.string(), fc.integer())),
          one: mostly(fc.oneof(one, fc.record({ a: fc.integer() }))),
          part: mostly(part),
          parts: mostly(fc.array(mostly(fc.array(mostly(part), { maxLength: 2 })), { maxLength: 2 })),
        },
        { requiredKeys: ['id', 'part', 'parts'] },
      ),
    )
    .map(([n, fields]) => (n === 0 ? { ...fields, more: 1 } : fields)),
);

/** Of a field that is missing the reference tells at its object; of several unknown ones each. */
function placesOfReference(value: unknown): string[] {
  const places: string[] = [];
  coerceInputValue(value, type, (path, _, { message }) => {
    const [, missing] = /^Field "(\w+)" of required type/.exec(message) ?? [];
    places.push(['whole', ...path, ...(missing === undefined ? [] : [missing])].join('.'));
  });
  return [...new Set(places)].sort();
}

it('has a problem where the reference has one, and no other', () => {
  let [right, wrong] = [0, 0];
  fc.assert(
    fc.property(whole, (value) => {
      const places = [...problemsIn(value, type, 'whole')].map(({ path }) => path);
      expect([...new Set(places)].sort()).toEqual(placesOfReference(value));
      if (places.length === 0) right++;
      else wrong++;
    }),
    { numRuns: 2_000, seed: 8 },
  );
  expect(Math.min(right, wrong)).toBeGreaterThan(200);
});

it('is told one after another: no more is looked at than is asked for, nor than is told', () => {
  let read = 0;
  const item = {
    get n() {
      read++;
      return 'x';
    },
  };
  const value = { id: 'x', part: { n: 1 }, parts: [Array.from({ length: 1_000 }, () => item)] };
  const [first] = problemsIn(value, type, 'whole');
  expect(first).toMatchObject({ path: 'whole.parts.0.0.n' });
  expect(read).toBeLessThan(5);

  const operation = getOperationAST(parse('query ($whole: Whole!) { whole(whole: $whole) }'))!;
  read = 0;
  expect(readVariables(types, operation, { whole: value }, 5_000)).toMatchObject({
    refused: { extensions: { fields: { length: 51 } } },
  });
  // Each is counted once.
  expect(read - 1_000).toBeLessThan(200);
  read = 0;
  expect(readVariables(types, operation, { whole: value }, 500)).toMatchObject({
    refused: { message: 'variables: hold more than 500 values: send fewer at once' },
  });
  expect(read).toBe(0);
});
