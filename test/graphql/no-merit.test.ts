import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeId } from '../../graphql/ids.ts';
import { DAY } from '../../src/domain/clock.ts';
import { award } from '../services/proficiency/award-world.ts';
import { PEOPLE, personId, rankingWorld, roleIds, skillId, TODAY } from '../services/ranking-world.ts';
import { type GraphqlWorld, openGraphqlWorld } from './graphql-world.ts';

const [, engineer] = roleIds;
const INFERRED_SKILL = encodeId(skillId(5));

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async () => {});
  await rankingWorld(world.graph);
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

interface Entry {
  readonly person: { readonly id: string };
  readonly score: { readonly value: number };
  readonly contributions: readonly { readonly skill: { id: string }; value: number; basis: string }[];
}

async function listed(): Promise<ReadonlyMap<string, Entry>> {
  const { requestShortlist } = await world.ask<{
    requestShortlist: { entries: { edges: readonly { readonly node: Entry }[] } };
  }>(
    `mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) { ... on Shortlist {
      entries(first: 100) { edges { node { person { id } score { value } contributions { skill { id } value basis } } } } } } }`,
    { input: { target: { role: encodeId(engineer) }, size: PEOPLE, asOf: new Date(TODAY) } },
  );
  return new Map(requestShortlist.entries.edges.map(({ node }) => [node.person.id, node]));
}

async function assessed(people: readonly string[], skill: string, score: number, times: number) {
  const { recordObservations } = await world.ask<{ recordObservations: { __typename: string } }>(
    'mutation ($input: [ObservationInput!]!) { recordObservations(input: $input) { __typename } }',
    {
      input: people.map((person, n) => ({
        ...{ person, skill, kind: 'ASSESSMENT', score, trials: 10, externalId: `${times}-${n}` },
        at: new Date(TODAY - DAY / 24 + times),
      })),
    },
  );
  expect(recordObservations.__typename).toBe('ObservationsRecorded');
}

const countedOf = (entry: Entry | undefined, skill: string) =>
  entry?.contributions.find((each) => each.skill.id === skill);

test('whoever fails every trial of a skill that was only inferred stands no higher, until something is achieved', async () => {
  const before = await listed();
  const inferred = [...before.values()].filter(
    (entry) => countedOf(entry, INFERRED_SKILL)?.basis === 'INFERRED',
  );
  const people = inferred.map(({ person }) => person.id);
  expect(people.length).toBeGreaterThan(5);

  await assessed(people, INFERRED_SKILL, 0, 1);
  const failed = await listed();
  for (const { person, score } of inferred) {
    expect(failed.get(person.id)!.score.value).toBeLessThan(score.value);
    expect(countedOf(failed.get(person.id), INFERRED_SKILL)?.value ?? 0).toBe(0);
  }

  // Failing once more adds nothing, and what is passed counts.
  await assessed(people, INFERRED_SKILL, 0, 2);
  await assessed(people, INFERRED_SKILL, 0.9, 3);
  const passed = await listed();
  for (const id of people) {
    expect(passed.get(id)!.score.value).toBeGreaterThan(failed.get(id)!.score.value);
    expect(countedOf(passed.get(id), INFERRED_SKILL)).toMatchObject({ basis: 'OBSERVED' });
  }
});

test('nor does who holds an award and fails every trial since, and an award after that counts', async () => {
  const skill = encodeId(skillId(7));
  const everybody = Array.from({ length: PEOPLE }, (_, n) => n);
  for (const n of everybody) await award(world.graph, { n, skill: 7, days: 300 });
  const before = await listed();
  const awarded = everybody.filter(
    (n) => countedOf(before.get(encodeId(personId(n))), skill)?.basis === 'INFERRED',
  );
  expect(awarded.length).toBeGreaterThan(5);
  const people = awarded.map((n) => encodeId(personId(n)));
  await assessed(people, skill, 0, 4);
  const failed = await listed();
  for (const id of people) {
    expect(failed.get(id)?.score.value ?? 0).toBeLessThan(before.get(id)!.score.value);
    expect(countedOf(failed.get(id), skill)?.value ?? 0).toBe(0);
  }
  for (const n of awarded) await award(world.graph, { n, skill: 7, days: 0 });
  const again = await listed();
  for (const id of people) expect(countedOf(again.get(id), skill)!.value).toBeGreaterThan(0);
});
