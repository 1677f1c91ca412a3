import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../../graphql/ids.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import {
  assignment,
  organisationFiles,
  person,
  pod,
  role,
  skill,
} from '../../services/catalogue/directory-world.ts';
import { type GraphqlWorld, openGraphqlWorld } from '../graphql-world.ts';
import * as operations from '../schema/every-field.ts';

let world: GraphqlWorld;
let people: string[];
/** How often each kind of answer was given. */
const answers = new Map<string, number>();

beforeAll(async () => {
  world = await openGraphqlWorld(async (services, caller, folder) => {
    const organisation = join(folder, 'organisation');
    mkdirSync(organisation);
    for (const [name, rows] of Object.entries(organisationFiles)) {
      writeFileSync(join(organisation, name), rows.map((cells) => `${cells.join(',')}\n`).join(''));
    }
    await services.imports.organisation(caller, organisation, { strict: true });
    const assessed = Array.from({ length: 12 }, (_, n) => ({
      externalId: `before-${n}`,
      personId: person(['ann', 'bob', 'dan'][n % 3]!),
      skillId: skill(['baking', 'cooking'][n % 2]!),
      at: Date.parse('2026-01-01') + n * 86_400_000,
      kind: 'ASSESSMENT' as const,
      score: (n % 5) / 4,
      ...{ trials: 4, evaluatorId: null, assignmentId: null, artifact: null },
    }));
    await services.observations.record(caller, assessed);
    const { id } = await services.runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
    for await (const { state, failure } of services.runs.watch(caller, id)) {
      if (state === 'FAILED') throw new Error(failure?.message);
    }
  });
  const found = await world.ask<{ people: { edges: { node: { id: string } }[] } }>(
    '{ people(first: 100) { edges { node { id } } } }',
  );
  people = found.people.edges.map(({ node }) => node.id);
}, 120_000);
afterAll(() => world?.[Symbol.asyncDispose]());

const orGarbage = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(
    { weight: 40, arbitrary: value as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    "'; MATCH (n) DETACH DELETE n //",
    '`',
    '$',
    '{}',
    '\u202e\u0000',
    '😀',
    'x'.repeat(10_000),
  ),
);
const wireId = (known: readonly string[]) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: text });
const mostly = <Value>(usual: fc.Arbitrary<Value>, ...others: fc.Arbitrary<Value>[]) =>
  fc.oneof({ weight: 20, arbitrary: usual }, ...others);
const past = { min: new Date('2015-01-01'), max: new Date('2026-06-30'), noInvalidDate: true };
const dateTime = mostly(
  fc.date(past).map((moment) => moment.toISOString()),
  fc.date({ noInvalidDate: true }).map((moment) => moment.toISOString()),
  fc.constantFrom('2026-01-01', 'yesterday', '2026-13-01T00:00:00Z', '+275760-09-13T00:00:00Z'),
);
const date = mostly(
  fc.date(past).map((day) => day.toISOString().slice(0, 10)),
  fc.constantFrom('2026-02-30', '', '0000-00-00', '2026-1-1', '9999-12-31'),
);
const number = mostly(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  fc.constantFrom(-0, 2 ** 53, 1e308, 0.1 + 0.2),
);
/** Where doubles at random would mostly be next to 0, which no requirement takes. */
const share = mostly(
  fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100),
  number,
);
const whole = mostly(fc.integer({ min: 1, max: 20 }), fc.integer({ min: -3, max: 0 }), fc.integer());
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Inputs that are nearly right, with everything wrong with them that the types let through, and some that they do not. */
function inputs() {
  const key = fc.integer({ min: 1, max: 200 }).map((n) => `k${n}`);
  const somebody = wireId(people);
  const skills = wireId(['cooking', 'baking'].map((key) => encodeId(skill(key))));
  const roles = wireId(['baker', 'cook'].map((key) => encodeId(role(key))));
  const pods = wireId(['ovens', 'kitchen'].map((key) => encodeId(pod(key))));
  const scope = fc.record(
    {
      people: fc.array(somebody, { maxLength: 3 }),
      units: fc.array(mostly(fc.constantFrom('North', 'South'), text), { maxLength: 3 }),
      pods: fc.array(pods, { maxLength: 3 }),
      locations: fc.array(mostly(fc.constantFrom('Leeds', 'York'), text), { maxLength: 2 }),
      availableFrom: date,
      maxWage: fc.record({ amount: number, currency: fc.oneof(fc.constantFrom('EUR', 'GBP'), text) }),
      having: fc.array(fc.record({ skill: skills, level: number }), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  return {
    recordObservations: fc.array(
      fc.record(
        {
          person: somebody,
          skill: skills,
          at: orGarbage(dateTime),
          kind: orGarbage(fc.constantFrom('ASSESSMENT', 'DELIVERY', 'SIMULATION', 'PEER_REVIEW')),
          score: orGarbage(number),
          trials: optional(orGarbage(whole)),
          evaluator: optional(somebody),
          assignment: optional(wireId([encodeId(assignment('a1'))])),
          artifact: optional(mostly(fc.webUrl(), text)),
          externalId: mostly(key, text),
        },
        { requiredKeys: ['person', 'skill', 'at', 'kind', 'score', 'externalId'] },
      ),
      { maxLength: 4 },
    ),
    recordAssignments: fc.array(
      fc.record(
        {
          externalId: mostly(key, text),
          person: somebody,
          pod: pods,
          role: roles,
          from: orGarbage(date),
          to: fc.option(orGarbage(date)),
          outcome: fc.option(orGarbage(number)),
        },
        { requiredKeys: ['externalId', 'person', 'pod', 'role', 'from'] },
      ),
      { maxLength: 4 },
    ),
    requestShortlist: fc.record(
      {
        target: fc.oneof(
          fc.record({ role: roles }),
          fc.record({ pod: pods }),
          fc.record({ cluster: text }),
          fc.record({ demand: text }),
          fc.record({
            custom: fc.record({
              title: mostly(fc.constantFrom('A list', 'Another'), text),
              requirements: fc.array(
                fc.record({ skill: skills, importance: share, level: share }, { requiredKeys: ['skill'] }),
                { maxLength: 3 },
              ),
            }),
          }),
          fc.record({ role: roles, pod: pods }),
          fc.constant({}),
        ),
        size: whole,
        asOf: orGarbage(dateTime),
        scope,
        pod: pods,
        start: mostly(fc.constantFrom('2026-08-01', '2030-01-01'), date),
        knownAt: fc.oneof(
          { weight: 20, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: dateTime },
        ),
        must: fc.array(fc.record({ skill: skills, level: number }), { maxLength: 2 }),
        diversity: mostly(fc.double({ min: 0, max: 1, noNaN: true }), number),
        exclude: fc.array(somebody, { maxLength: 3 }),
        idempotencyKey: mostly(fc.uuid(), fc.constantFrom('k1', 'k2'), text),
      },
      { requiredKeys: ['target'] },
    ),
    gaps: fc.record(
      {
        target: fc.oneof(
          fc.record({ pods: fc.array(pods, { maxLength: 3 }) }),
          fc.record({ role: roles }),
          fc.record({ unit: text }),
          fc.record({ organisation: fc.boolean() }),
          fc.record({
            demand: fc.array(fc.record({ role: roles, headcount: number, from: date }), { maxLength: 2 }),
          }),
        ),
        scope,
        asOf: orGarbage(dateTime),
        horizonDays: whole,
      },
      { requiredKeys: ['target'] },
    ),
    people: fc.record(
      {
        first: whole,
        after: optional(text),
        search: optional(text),
        scope: optional(scope),
        asOf: optional(orGarbage(dateTime)),
      },
      { requiredKeys: ['first'] },
    ),
    skills: fc.record(
      { first: whole, after: optional(text), search: optional(text) },
      { requiredKeys: ['first'] },
    ),
    withdraw: fc.record({ id: wireId([encodeId('observation:org:k1')]), reason: text }),
    startJob: fc.record(
      {
        job: orGarbage(fc.constantFrom('IMPORT', 'RANK_CANDIDATES', 'FIT_DECAY')),
        asOf: orGarbage(dateTime),
        rankCandidates: fc.record(
          { size: whole, demand: fc.array(text, { maxLength: 2 }), scope },
          { requiredKeys: [] },
        ),
        idempotencyKey: fc.oneof(fc.constant('never'), text),
      },
      { requiredKeys: ['job'] },
    ),
    lookup: fc.array(text, { maxLength: 5 }),
  };
}

const wholeGraph = statement<object, { observations: number; wrong: number }>(
  `// Observations that break a rule.
// @returns observations int, wrong int
MATCH (o:Observation)
RETURN count(*) AS observations,
       count(CASE WHEN o.score < 0 OR o.score > 1 OR o.trials < 1 OR o.at > o.recordedAt THEN 1 END) AS wrong`,
);
const standingTwice = statement<object, { id: string }>(
  `// Observations with two standing versions.
// @returns id string
MATCH (o:Observation) WHERE o.supersededSeq = 9007199254740991
WITH o.id AS id, count(*) AS standing WHERE standing > 1
RETURN id`,
);
const looseAssignments = statement<object, { id: string }>(
  `// Assignments without exactly one person, pod and role.
// @returns id string
MATCH (a:Assignment)
OPTIONAL MATCH (a)-[link]->()
WITH a.id AS id, count(link) AS links WHERE links <> 3
RETURN id`,
);

/** Either an answer, or errors that say what is wrong with the request; never a fault. */
async function answersProperly(document: string, variables: Record<string, unknown>): Promise<void> {
  const { data, errors } = await world.answer(document, variables);
  const codes = (errors ?? []).map(({ extensions }) => extensions?.code);
  const expected = ['INVALID_INPUT', 'CONFLICT', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'];
  for (const code of codes) expect(expected, JSON.stringify(errors)).toContain(code);
  if (errors === undefined) expect(data).toBeTruthy();
  expect(world.logged).toEqual([]);
  const [answer] = Object.values(data ?? {}) as { __typename?: string }[];
  const kind = answer?.__typename ?? (errors === undefined ? 'answered' : 'refused');
  answers.set(kind, (answers.get(kind) ?? 0) + 1);
}

describe('whatever is sent', () => {
  const cases: readonly (readonly [
    keyof ReturnType<typeof inputs>,
    string,
    (value: unknown) => Record<string, unknown>,
  ])[] = [
    ['recordObservations', operations.recordObservations, (input) => ({ input })],
    ['recordAssignments', operations.recordAssignments, (input) => ({ input })],
    ['requestShortlist', operations.requestShortlist, (input) => ({ input })],
    ['gaps', operations.gaps, (input) => ({ input })],
    ['withdraw', operations.withdrawObservation, (input) => input as Record<string, unknown>],
    ['startJob', operations.startJob, (input) => ({ input })],
    [
      'people',
      `query ($first: Int!, $after: String, $search: String, $scope: PeopleScope, $asOf: DateTime) {
         people(first: $first, after: $after, search: $search, scope: $scope, asOf: $asOf) { totalCount edges { node { name } } } }`,
      (input) => input as Record<string, unknown>,
    ],
    [
      'skills',
      `query ($first: Int!, $after: String, $search: String) {
         skills(first: $first, after: $after, search: $search) { totalCount edges { node { name } } }
         roles(first: $first, search: $search) { totalCount } pods(first: $first, search: $search) { totalCount }
         credentials(first: $first, search: $search) { totalCount } }`,
      (input) => input as Record<string, unknown>,
    ],
    ['lookup', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', (ids) => ({ ids })],
  ];
  for (const [name, document, variablesOf] of cases) {
    it(`${name} gives an answer or says what is wrong with it`, async () => {
      await fc.assert(
        fc.asyncProperty(inputs()[name] as fc.Arbitrary<unknown>, (input) =>
          answersProperly(document, variablesOf(input)),
        ),
        { numRuns: 100, seed: 26 },
      );
    }, 120_000);
  }

  it('was good often enough to be done', () => {
    for (const kind of [
      'ObservationsRecorded',
      'AssignmentsRecorded',
      'Shortlist',
      'GapAnalysis',
      'Run',
      'answered',
    ]) {
      expect(answers.get(kind) ?? 0, kind).toBeGreaterThan(5);
    }
    for (const kind of ['InvalidInput', 'NotFound', 'refused'])
      expect(answers.get(kind) ?? 0, kind).toBeGreaterThan(5);
  });

  it('leaves the graph whole', async () => {
    const [found] = await world.graph.read(wholeGraph, {});
    expect(found!.observations).toBeGreaterThan(0);
    expect(found!.wrong).toBe(0);
    expect(await world.graph.read(standingTwice, {})).toEqual([]);
    expect(await world.graph.read(looseAssignments, {})).toEqual([]);
  });
});
