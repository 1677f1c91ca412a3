import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { describe, expect, test } from 'vitest';
import { scalarResolvers } from '../../../graphql/scalars.ts';

const { DateTime, Date: CalendarDay } = scalarResolvers;
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      at: {
        type: GraphQLString,
        args: { asOf: { type: DateTime }, day: { type: CalendarDay } },
        resolve: (_, { asOf, day }) => String(asOf ?? day),
      },
    },
  }),
});

async function answered(type: 'DateTime' | 'Date', text: string) {
  const name = type === 'Date' ? 'day' : 'asOf';
  const written = await graphql({ schema, source: `{ at(${name}: ${JSON.stringify(text)}) }` });
  const passed = await graphql({
    schema,
    source: `query ($value: ${type}) { at(${name}: $value) }`,
    variableValues: { value: text },
  });
  return [written, passed];
}

describe.each([
  ['DateTime', '2026-02-28T12:00:00Z', '2026-02-30T12:00:00Z', 'of a day that exists'],
  ['DateTime', '2028-02-29T00:00:00.5+01:00', '2026-06-31T23:59:00-05:00', 'of a day that exists'],
  ['Date', '2026-02-28', '2026-02-30', 'is a calendar day'],
] as const)('%s', (type, good, impossible, words) => {
  test(`takes ${good}, written in the operation or passed`, async () => {
    for (const { data, errors } of await answered(type, good)) {
      expect(errors).toBeUndefined();
      expect(data?.at).toBe(type === 'Date' ? good : String(Date.parse(good)));
    }
  });

  test(`refuses ${impossible} instead of moving it, and says where it stands`, async () => {
    for (const { data, errors } of await answered(type, impossible)) {
      expect(data?.at).toBeUndefined();
      expect(errors).toHaveLength(1);
      expect(errors![0]!.message).toContain(words);
      expect(errors![0]!.locations).toHaveLength(1);
    }
  });
});
