import { randomUUID } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { createGraphql } from '../../graphql/graphql.ts';
import { systemClock } from '../../src/domain/clock.ts';
import type { Services } from '../../src/services/services.ts';

const logged: unknown[] = [];
const graphql = createGraphql({
  services: { shortlists: {}, gaps: {} } as unknown as Services,
  clock: systemClock,
  organisation: 'test',
  log: { error: (details) => logged.push(details) },
});

async function sent(body: string) {
  const response = await graphql.yoga.fetch(
    'http://localhost/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
    },
    { requestId: randomUUID(), signal: new AbortController().signal },
  );
  const { status } = response;
  return { status, text: await response.text() };
}

async function refused(query: string, variables: object) {
  const { status, text } = await sent(JSON.stringify({ query, variables }));
  const answer = JSON.parse(text) as { errors: { message: string; extensions: object }[]; data?: unknown };
  expect(answer.errors).toHaveLength(1);
  expect(text).not.toMatch(/stack|node_modules|\.ts:\d/);
  return { status, text, data: answer.data, ...answer.errors[0]! };
}

const people = 'query ($first: Int!) { people(first: $first) { totalCount } }';
const held = 'query ($at: DateTime) { people(first: 1, asOf: $at) { totalCount } }';
const coded = 'query ($framework: Framework!) { roleByCode(framework: $framework, code: "1") { title } }';
const list = 'mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) { __typename } }';
const target = { role: 'x' };

describe('a variable that its type does not take is refused once, with a code and its place', () => {
  test.each<[string, string, object, string, RegExp]>([
    ['one that is missing', people, {}, 'first', /^is missing: Int! is required$/],
    ['null', people, { first: null }, 'first', /^is null, where Int! is required$/],
    ['another scalar', people, { first: 'many' }, 'first', /^Int cannot represent non-integer value$/],
    [
      'a fraction for a whole number',
      people,
      { first: 1.5 },
      'first',
      /^Int cannot represent non-integer value$/,
    ],
    ['no moment', held, { at: 'yesterday' }, 'at', /^DateTime is ISO 8601 with a time zone/],
    [
      'no such word of an enum',
      coded,
      { framework: 'ONNET' },
      'framework',
      /Did you mean the enum value "ONET"/,
    ],
    ['a field that there is not', list, { input: { target, sise: 3 } }, 'input', /Did you mean "size"/],
    ['a field that is missing', list, { input: {} }, 'input', /"target" of required type/],
    ['a wrong one inside', list, { input: { target, size: 'x' } }, 'input.size', /^Int cannot represent/],
    [
      'two of exactly one',
      list,
      { input: { target: { role: 'x', pod: 'y' } } },
      'input.target',
      /Exactly one/,
    ],
    [
      'one that is null',
      list,
      { input: { target: { role: null } } },
      'input.target.role',
      /must be non-null/,
    ],
  ])('%s', async (_, query, variables, path, problem) => {
    const { status, message, extensions, data } = await refused(query, variables);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path, problem: expect.stringMatching(problem) }],
    });
    expect(message).toMatch(new RegExp(`^${path}: `));
  });

  it('tells all that is wrong with all of them in one error, fifty at most, and how many more there are', async () => {
    const both = await refused(list, { input: { target, size: 'x', asOf: 'then' } });
    expect(both.extensions).toMatchObject({ fields: [{ path: 'input.size' }, { path: 'input.asOf' }] });
    const ids = Array.from({ length: 80 }, () => ({}));
    const many = await refused('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    const { fields } = many.extensions as { fields: { path: string; problem: string }[] };
    expect(fields).toHaveLength(51);
    expect(fields[49]!.path).toBe('ids.49');
    expect(fields[50]).toEqual({ path: 'variables', problem: 'have 30 more such problems' });
  });

  it('does not repeat what was sent, which may be of somebody, nor at any length', async () => {
    const secret = 'Ines Abara earns 90000 ';
    expect((await refused(people, { first: secret })).text).not.toContain('Abara');
    expect((await refused(people, { first: { name: secret } })).text).not.toContain('Abara');
    expect((await refused(coded, { framework: secret.repeat(1_000) })).text.length).toBeLessThan(1_000);
  });

  it('says the same of an operation that is not planned, and of one that only a default makes valid', async () => {
    const conditional = people.replace('totalCount', 'totalCount @include(if: true)');
    expect((await refused(conditional, { first: 'many' })).extensions).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const byDefault = people.replace('Int!', 'Int = 5');
    expect((await refused(byDefault, { first: null })).extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'first', problem: expect.stringContaining('must not be null') }],
    });
  });
});

test('a body that is no JSON is refused without what the parser said of it', async () => {
  const { status, text } = await sent('{ "query": Ines Abara');
  expect(status).toBe(400);
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: 'POST body sent invalid JSON.', extensions: { code: 'BAD_REQUEST' } }],
  });
});

test('none of this is a fault to be logged', () => {
  expect(logged).toEqual([]);
});
