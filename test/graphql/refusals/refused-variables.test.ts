import { randomUUID } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { createGraphql } from '../../../graphql/graphql.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import type { Services } from '../../../src/services/services.ts';

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

const fieldsIn = ({ extensions }: { extensions: object }) =>
  (extensions as { fields: { path: string; problem: string }[] }).fields;

const people = 'query ($first: Int!) { people(first: $first) { totalCount } }';
const held = 'query ($at: DateTime) { people(first: 1, asOf: $at) { totalCount } }';
const coded = 'query ($framework: Framework!) { roleByCode(framework: $framework, code: "1") { title } }';
const list = 'mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) { __typename } }';
const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
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
      /^is no Framework, which is one of .*ONET/,
    ],
    [
      'a field that there is not',
      list,
      { input: { target, sise: 3 } },
      'input',
      /^has a field that RequestShortlistInput does not have, which has .*size/,
    ],
    [
      'a field that is missing',
      list,
      { input: {} },
      'input.target',
      /^is missing: ShortlistTargetInput! is required$/,
    ],
    [
      'half of a surrogate pair',
      list,
      { input: { target, idempotencyKey: 'key \ud800' } },
      'input.idempotencyKey',
      /^is not well-formed Unicode: half of a surrogate pair stands alone$/,
    ],
    [
      'one in a list',
      list,
      { input: { target, exclude: ['x', '\udc00'] } },
      'input.exclude.1',
      /^is not well-/,
    ],
    ['no object', list, { input: 'x' }, 'input', /^is no object, where RequestShortlistInput is required$/],
    ['a wrong one inside', list, { input: { target, size: 'x' } }, 'input.size', /^Int cannot represent/],
    [
      'two of exactly one',
      list,
      { input: { target: { role: 'x', pod: 'y' } } },
      'input.target',
      /^has 2 of role, cluster, pod, demand, custom, where exactly one is required$/,
    ],
    [
      'one that is null',
      list,
      { input: { target: { role: null } } },
      'input.target.role',
      /^is null, where a value is required$/,
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

  it('tells all that is wrong with all of them in one error, fifty problems at most, and that there are more', async () => {
    const both = await refused(list, { input: { target, size: 'x', asOf: 'then' } });
    expect(fieldsIn(both)).toMatchObject([{ path: 'input.size' }, { path: 'input.asOf' }]);
    const wrong = (count: number) =>
      refused(nodes, { ids: Array.from({ length: count }, () => ({})) }).then(fieldsIn);
    expect(await wrong(50)).toHaveLength(50);
    const many = await wrong(80);
    expect(many).toHaveLength(51);
    expect(many[49]!.path).toBe('ids.49');
    expect(many[50]).toEqual({ path: 'variables', problem: 'have more such problems' });
  });

  const secret = 'Ines Abara earns 90000';
  const about = { [secret]: secret };
  test.each<[string, string, object, string]>([
    ['no such word of an enum', coded, { framework: secret }, 'framework'],
    ['an object for an enum', coded, { framework: about }, 'framework'],
    ['another scalar', people, { first: secret }, 'first'],
    ['an object for a scalar', people, { first: about }, 'first'],
    ['a text for a moment', held, { at: secret }, 'at'],
    ['a text for an object', list, { input: secret }, 'input'],
    ['a list for an object', list, { input: [secret] }, 'input'],
    ['an unknown field', list, { input: { target, [secret]: 1 } }, 'input'],
    ['an unknown field inside', list, { input: { target, scope: about } }, 'input.scope'],
    [
      'an unknown field in a list',
      list,
      { input: { target, must: [{ skill: 'x', ...about }] } },
      'input.must.0',
    ],
    ['a missing field beside others', list, { input: { idempotencyKey: secret } }, 'input.target'],
    [
      'null beside others',
      list,
      { input: { target, idempotencyKey: secret, exclude: [null] } },
      'input.exclude.0',
    ],
    ['two of exactly one', list, { input: { target: { role: secret, pod: secret } } }, 'input.target'],
    ['none of exactly one', list, { input: { target: about } }, 'input.target'],
    [
      'null of exactly one',
      list,
      { input: { target: { role: null }, idempotencyKey: secret } },
      'input.target.role',
    ],
    ['a variable that is not declared', people, { first: 'x', ...about }, 'first'],
  ])('does not repeat what was sent, which may be of somebody: %s', async (_, query, variables, path) => {
    const refusal = await refused(query, variables);
    expect(refusal.text).not.toMatch(/Ines|Abara|earns|90000/);
    expect(fieldsIn(refusal)[0]).toMatchObject({ path });
  });

  it('is as short whatever was sent', async () => {
    const long = 'x'.repeat(900_000);
    expect((await refused(coded, { framework: long })).text.length).toBeLessThan(1_000);
    expect((await refused(list, { input: { target, [long]: 1 } })).text.length).toBeLessThan(1_000);
  });

  const tooMany = { path: 'variables', problem: 'hold more than 15000 values: send fewer at once' };
  test.each<[string, string]>([
    ['in a list', JSON.stringify(Array.from({ length: 15_001 }, () => ({})))],
    ['in many', JSON.stringify(Array.from({ length: 1_501 }, () => Array.from({ length: 9 }, String)))],
    ['in an object', JSON.stringify({ ...Array.from({ length: 15_001 }, String) })],
    ['in one another', '['.repeat(200_000) + ']'.repeat(200_000)],
  ])('looks into none of more values than are taken, %s', async (_, ids) => {
    const { status, text } = await sent(
      `{ "query": ${JSON.stringify(nodes)}, "variables": { "ids": ${ids} } }`,
    );
    expect(status).toBe(400);
    expect(JSON.parse(text).errors).toMatchObject([
      { extensions: { code: 'INVALID_INPUT', fields: [tooMany] } },
    ]);
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
    const inList = 'query ($id: ID = "x") { nodes(ids: ["Ines Abara", $id]) { id } }';
    const { message, extensions } = await refused(inList, { id: null });
    expect(message).toBe('Argument "ids" has an invalid value');
    expect(extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'ids', problem: 'has an invalid value' }],
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
