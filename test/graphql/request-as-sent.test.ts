import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeId } from '../../graphql/ids.ts';
import { parametersAsSent } from '../../graphql/run/parameters-as-sent.ts';
import { personId, podId, rankingWorld, roleIds, skillId } from '../services/ranking-world.ts';
import { type GraphqlWorld, openGraphqlWorld } from './graphql-world.ts';

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async () => {});
  await rankingWorld(world.graph);
}, 120_000);
afterAll(() => world?.[Symbol.asyncDispose]());

interface Answered {
  readonly requestShortlist: { readonly id: string; readonly request: { readonly asSent: string } };
}
const requestShortlist = `mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) {
  ... on Shortlist { id request { asSent } } ... on InvalidInput { fields { path problem } } ... on NotFound { message } } }`;

const everything = {
  size: 4,
  asOf: '2026-06-30T12:00:00.000Z',
  knownAt: '2026-07-01T12:00:00.000Z',
  scope: {
    people: [3, 4, 5, 6].map((n) => encodeId(personId(n))),
    units: ['North', 'South'],
    availableFrom: '2026-07-02',
    maxWage: { amount: 90_000, currency: 'USD' },
    having: [{ skill: encodeId(skillId(1)), level: 0.01, basis: 'OBSERVED' }],
  },
  pod: encodeId(podId),
  start: '2026-07-03',
  exclude: [encodeId(personId(1))],
  must: [{ skill: encodeId(skillId(0)), level: 0.01 }],
  diversity: 0.25,
  idempotencyKey: 'everything',
};
const requirements = [{ skill: encodeId(skillId(2)), importance: 0.5, level: 0.4 }];

test.each([
  ['a role', { role: encodeId(roleIds[0]) }],
  ['a list of skills', { custom: { title: 'Cook', requirements } }],
])(
  'a request for %s is told as it was sent, and sent again as told it is the same one',
  async (name, target) => {
    const sent = { ...everything, target, idempotencyKey: name };
    const { requestShortlist: first } = await world.ask<Answered>(requestShortlist, { input: sent });
    const told: unknown = JSON.parse(first.request.asSent);
    expect(told).toEqual(sent);
    const again = await world.ask<Answered>(requestShortlist, { input: told });
    expect(again.requestShortlist).toEqual(first);
  },
);

test('a moment of another zone is told in UTC, what was left out as its default, and what was null not at all', async () => {
  const target = { role: encodeId(roleIds[0]) };
  const input = { target, asOf: '2026-06-30T14:00:00+02:00', pod: null };
  const { requestShortlist: answered } = await world.ask<Answered>(requestShortlist, { input });
  expect(JSON.parse(answered.request.asSent)).toEqual({
    ...{ target, asOf: '2026-06-30T12:00:00.000Z' },
    ...{ size: 25, diversity: 0 },
  });
});

test('the moment of a run is told as it was sent', async () => {
  const input = { job: 'FIT_DECAY', asOf: '2026-06-30T12:00:00.000Z' };
  const { startJob } = await world.ask<{ startJob: { parameters: string } }>(
    'mutation ($input: StartJobInput!) { startJob(input: $input) { ... on Run { parameters } } }',
    { input },
  );
  expect(JSON.parse(startJob.parameters)).toEqual({ asOf: input.asOf });
});

test('the parts of a run are told with the ids and moments that clients know', () => {
  const shard = { number: 0, of: 2, phase: 'RANK', round: 1 };
  const now = Date.parse('2026-06-30T12:00:00.000Z');
  const ranked = parametersAsSent(JSON.stringify({ shard: { ...shard, run: 'run:1', now } }));
  expect(JSON.parse(ranked)).toEqual({
    shard: { ...shard, run: encodeId('run:1'), now: '2026-06-30T12:00:00.000Z' },
  });
  const part = { of: 'run:2', from: personId(1), until: `${personId(5)}~` };
  const fitted = parametersAsSent(JSON.stringify({ part, renewHyperparameters: true }));
  expect(JSON.parse(fitted)).toEqual({
    part: { of: encodeId(part.of), from: encodeId(part.from), until: encodeId(part.until) },
    renewHyperparameters: true,
  });
});
