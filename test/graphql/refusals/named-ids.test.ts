import { describe, expect, it, test } from 'vitest';
import { createGraphql } from '../../../graphql/graphql.ts';
import { encodeId } from '../../../graphql/ids.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import type { Services } from '../../../src/services/services.ts';

const nobody = { edges: [], hasNextPage: false, totalCount: 0 };
const page = async () => nobody;
const ann = { id: 'person:1', externalId: 'E1', name: 'Ann' };
const list = { id: 'shortlist:1', target: { kind: 'ROLE', id: 'role:org:cook' } };
/** Whatever is asked for is not there: what matters is whether it is asked for. */
const services = {
  shortlists: {
    page,
    byIds: async (_: unknown, ids: readonly string[]) => ids.map(() => list),
    standings: async (_: unknown, asked: readonly unknown[]) => asked.map(() => null),
    request: async () => ({ kind: 'RUN', run: { id: 'run:1' } }),
  },
  gaps: {},
  runs: { request: async () => ({ id: 'run:1' }) },
  people: {
    page,
    byIds: async (_: unknown, ids: readonly string[]) => ids.map((id) => (id === ann.id ? ann : null)),
  },
  proficiencies: {
    forPairs: async (_: unknown, pairs: readonly unknown[]) => pairs.map(() => null),
    pages: async (_: unknown, ids: readonly string[]) => ids.map(() => nobody),
  },
  revalidations: { page },
  roles: { page },
  demand: { page },
} as unknown as Services;
const graphql = createGraphql({
  services,
  clock: systemClock,
  organisation: 'test',
  log: { error: () => {} },
});

const wire = encodeId(ann.id);
const shortlist = encodeId(list.id);
/** A field, where the id stands in it, and a thing that it may be of. */
const fields: readonly (readonly [string, string, string, string])[] = [
  [
    'Query.shortlists by target',
    '{ shortlists(first: 1, target: "ID") { totalCount } }',
    'target',
    'pod:org:a',
  ],
  ['Query.shortlists by run', '{ shortlists(first: 1, run: "ID") { totalCount } }', 'run', 'run:a'],
  [
    'Person.proficiencies',
    `{ person(id: "${wire}") { proficiencies(first: 1, skills: ["ID"]) { totalCount } } }`,
    'skills.0',
    'skill:org:a',
  ],
  [
    'people of a scope',
    '{ people(first: 1, scope: { people: ["ID"] }) { totalCount } }',
    'scope.people.0',
    ann.id,
  ],
  [
    'pods of a scope',
    '{ people(first: 1, scope: { pods: ["ID"] }) { totalCount } }',
    'scope.pods.0',
    'pod:org:a',
  ],
  [
    'skills of a scope',
    '{ people(first: 1, scope: { having: [{ skill: "ID" }] }) { totalCount } }',
    'scope.having.0.skill',
    'skill:org:a',
  ],
  [
    'Query.revalidations',
    '{ revalidations(first: 1, withinDays: 9, scope: { pods: ["ID"] }) { totalCount } }',
    'scope.pods.0',
    'pod:org:a',
  ],
  ['Query.roles', '{ roles(first: 1, cluster: "ID") { totalCount } }', 'cluster', 'cluster:a'],
  ['Query.demand by role', '{ demand(first: 1, role: "ID") { totalCount } }', 'role', 'role:org:a'],
  ['Query.demand by cluster', '{ demand(first: 1, cluster: "ID") { totalCount } }', 'cluster', 'cluster:a'],
];

describe.each(fields)('an id in %s', (_, document, path, known) => {
  const refusal = (problem: RegExp) => ({
    extensions: { code: 'INVALID_INPUT', fields: [{ path, problem: expect.stringMatching(problem) }] },
  });

  it('is refused where it is none, and not answered as if nothing were known of it', async () => {
    for (const typed of ['E00017', 'Ines Abara', '']) {
      const { errors } = await graphql.execute(document.replace('ID', typed));
      expect(errors).toMatchObject([refusal(/^is no id: the id of a .* is the `id` of an answer/)]);
    }
  });

  it('is refused where it is of something else', async () => {
    const { errors } = await graphql.execute(document.replace('ID', encodeId('issuer:org:a')));
    expect(errors).toMatchObject([refusal(/^is an id, but not the id of a /)]);
  });

  it('is taken where it is one, known or not', async () => {
    expect((await graphql.execute(document.replace('ID', encodeId(known)))).errors).toBeUndefined();
  });
});

describe('an id in the input of a mutation', () => {
  test.each([
    ['input.scope.people.0', { scope: { people: ['E00017'] } }],
    ['input.must.0.skill', { must: [{ skill: 'Python' }] }],
  ])('is refused by a member of its result: %s', async (path, more) => {
    const { data } = await graphql.execute(
      `mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) {
        __typename ... on InvalidInput { code fields { path } } } }`,
      { input: { target: { role: encodeId('role:org:cook') }, ...more } },
    );
    expect(data).toEqual({
      requestShortlist: { __typename: 'InvalidInput', code: 'INVALID_INPUT', fields: [{ path }] },
    });
  });

  it('starts no run that is to fail for it', async () => {
    const { data } = await graphql.execute(
      `mutation ($input: StartJobInput!) { startJob(input: $input) { __typename ... on InvalidInput { fields { path } } } }`,
      { input: { job: 'RANK_CANDIDATES', rankCandidates: { demand: ['17'] } } },
    );
    expect(data).toEqual({
      startJob: { __typename: 'InvalidInput', fields: [{ path: 'input.rankCandidates.demand.0' }] },
    });
  });
});

test('a look-up of one thing by its id gives null for whatever is not known, as is promised', async () => {
  const { data, errors } = await graphql.execute(
    `{ person(id: "E00017") { name } node(id: "E00017") { id } nodes(ids: ["E00017", ""]) { id }
      shortlist(id: "${shortlist}") { standing(person: "E00017") { rank } }
      ann: person(id: "${wire}") { proficiency(skill: "Python") { tier } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    ...{ person: null, node: null, nodes: [null, null] },
    ...{ shortlist: { standing: null }, ann: { proficiency: null } },
  });
});
