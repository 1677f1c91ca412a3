import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeId } from '../../graphql/ids.ts';
import { DAY } from '../../src/domain/clock.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import { removeDerived } from '../../src/services/runs/remove-old-runs.ts';
import {
  PEOPLE,
  personId,
  publishSkills,
  rankingWorld,
  roleIds,
  skillId,
  TODAY,
} from '../services/ranking-world.ts';
import { DEMO_NOW, type GraphqlWorld, openGraphqlWorld } from './graphql-world.ts';

let world: GraphqlWorld;
beforeAll(async () => {
  world = await openGraphqlWorld(async () => {});
  await rankingWorld(world.graph);
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

const skills = [0, 1, 2, 3, 4];

/** Everybody is looked at in everything. */
async function everybodyIsSeen(name: string, at: number, recordedAt: number): Promise<void> {
  for (const s of skills) {
    await world.graph.write(async (transaction) => {
      const seq = await appendChanges(transaction, recordedAt, [
        { kind: 'OBSERVATIONS', subject: skillId(s) },
      ]);
      const rows = Array.from({ length: PEOPLE }, (_, n) => {
        const id = `observation:org:${name}-${n}-${s}`;
        return {
          ...{ id, version: `${id}@${seq}`, externalId: `${name}-${n}-${s}` },
          ...{ personId: personId(n), skillId: skillId(s), at, kind: 'ASSESSMENT' },
          ...{ score: 0.7, trials: 5, evaluatorId: null, assignmentId: null, artifact: null },
          ...{ recordedAt, recordedSeq: seq },
        };
      }).sort((a, b) => (a.id < b.id ? -1 : 1));
      await transaction.run(statements.appendObservations, { rows, open: OPEN });
    });
  }
}

/** What one of the listed people was last seen in is unknown from now on. */
async function oneIsWithdrawn(id: string): Promise<void> {
  await world.graph.write(async (transaction) => {
    const seq = await appendChanges(transaction, DEMO_NOW, [{ kind: 'OBSERVATIONS', subject: id }]);
    const reason = 'of another person';
    await transaction.run(statements.withdrawObservation, { id, at: DEMO_NOW, seq, reason, open: OPEN });
  });
}

interface Entry {
  readonly person: { readonly id: string };
  readonly contributions: readonly {
    readonly skill: { readonly id: string };
    readonly basis: string;
    readonly lastObservedAt: string | null;
  }[];
}

async function made(knownAt: string | null, size = PEOPLE): Promise<string> {
  const { requestShortlist: list } = await world.ask<{ requestShortlist: { id: string } }>(
    'mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) { ... on Shortlist { id } } }',
    { input: { target: { role: encodeId(roleIds[0]) }, size, asOf: new Date(TODAY), knownAt } },
  );
  return list.id;
}

async function entriesOf(id: string): Promise<readonly Entry[]> {
  const { shortlist } = await world.ask<{
    shortlist: { entries: { edges: readonly { readonly node: Entry }[] } };
  }>(
    `query ($id: ID!) { shortlist(id: $id) { entries(first: 60) { edges { node { rank score { value }
      person { id } contributions { skill { id } value basis lastObservedAt } } } } } }`,
    { id },
  );
  return shortlist.entries.edges.map(({ node }) => node);
}

const seen = (entries: readonly Entry[]) =>
  new Set(
    entries.flatMap(({ contributions }) =>
      contributions.filter(({ basis }) => basis === 'OBSERVED').map((each) => each.lastObservedAt),
    ),
  );
/** Of who is not on a list. */
async function standingIn(id: string, person: string) {
  const { shortlist } = await world.ask<{ shortlist: { standing: { asListed: boolean; entry: Entry } } }>(
    `query ($id: ID!, $person: ID!) { shortlist(id: $id) { standing(person: $person) { asListed
      entry { person { id } contributions { skill { id } basis lastObservedAt } } } } }`,
    { id, person },
  );
  return shortlist.standing;
}
const moment = (at: number) => new Date(at).toISOString();

test('a list tells for ever when people were last seen by the evidence that it counts', async () => {
  await everybodyIsSeen('former', TODAY - 10 * DAY, TODAY - 10 * DAY);
  const lists = [await made(null), await made(moment(DEMO_NOW))];
  const few = await made(null, 3);
  const before = await Promise.all(lists.map(entriesOf));
  for (const entries of before) expect(seen(entries)).toEqual(new Set([moment(TODAY - 10 * DAY)]));

  // Up to their moment, and told of after it; of the other, recorded at the very time that it knows of.
  await everybodyIsSeen('later', TODAY - DAY, DEMO_NOW);
  await oneIsWithdrawn(`observation:org:former-1-0`);
  expect(await Promise.all(lists.map(entriesOf))).toEqual(before);

  const last = before[0]!.at(-1)!.person.id;
  const beside = await standingIn(few, last);
  expect(beside.asListed).toBe(true);
  expect(seen([beside.entry])).toEqual(new Set([moment(TODAY - 10 * DAY)]));

  const now = await entriesOf(await made(null));
  expect(seen(now)).toEqual(new Set([moment(TODAY - DAY)]));

  // What it was ranked by is gone: who is not on it is told by what is there now.
  await publishSkills(world.graph, 'run:skills2', 0.2);
  await removeDerived(world.graph, 'EMBED_SKILLS', 'run:skills1');
  const cleared = { id: 'run:skills1', at: DEMO_NOW };
  await world.graph.write((transaction) => transaction.run(statements.markRunCleared, cleared));
  const again = await standingIn(few, last);
  expect(again.asListed).toBe(false);
  expect(seen([again.entry])).toEqual(new Set([moment(TODAY - DAY)]));
});
