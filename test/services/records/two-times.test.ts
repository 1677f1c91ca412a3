import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import type { Estimate } from '../../../src/domain/estimate.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import {
  createObservations,
  type ObservationInput,
  type Observations,
} from '../../../src/services/records/observations.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, type DecayWorld, daysIn, forgetfulEvidence } from '../proficiency/decay-world.ts';

const people = Array.from({ length: 12 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b'];
const pair = { personId: people[0]!, skillId: skills[0]! };
const asOf = daysIn(400);

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: DecayWorld;
let observations: Observations;
beforeEach(async () => {
  world = await createDecayWorld(pool);
  observations = createObservations(world);
  await world.populate([], skills);
  const unknown = { unit: null, location: null, joinedOn: null, leftOn: null, wage: null, currency: null };
  await world.graph.write((transaction) =>
    transaction.run(statements.putPeople, {
      rows: people.map((id) => ({ id, externalId: id, name: 'Somebody', ...unknown })),
      seq: 0,
    }),
  );
  await record(
    forgetfulEvidence(people, skills, 5).map((row, n) => ({
      ...{ evaluatorId: null, assignmentId: null, artifact: null },
      ...row,
      externalId: `e${n}`,
      kind: 'ASSESSMENT',
    })),
  );
  await world.fit();
});

async function record(input: readonly ObservationInput[]) {
  for (let from = 0; from < input.length; from += 1_000) {
    await observations.record(world.caller, input.slice(from, from + 1_000));
  }
}
const said = (externalId: string, at: number, score: number): ObservationInput => ({
  ...pair,
  ...{ externalId, at, score },
  kind: 'ASSESSMENT',
  trials: 10,
  evaluatorId: null,
  assignmentId: null,
  artifact: null,
});
const estimate = async (known: { knownAt: number; knownSeq: number } | object = {}): Promise<Estimate> => {
  const [row] = await world.proficiencies.forPairs(world.caller, [pair], { asOf, ...known });
  return row!.estimate;
};
/** What is known now, to be asked for again later. */
const knownNow = async () => ({ knownAt: world.clock.now(), knownSeq: await world.seq() });
const later = () => world.clock.set(world.clock.now() + DAY);

describe('an answer as of a past moment', () => {
  it('is the same after evidence that came later', async () => {
    const before = await estimate();
    later();
    await record([said('new', asOf + DAY, 0)]);
    expect(await estimate()).toEqual(before);
  });

  it('is a new one after late evidence from before it, and the former one as known then', async () => {
    const before = await estimate();
    const known = await knownNow();
    later();
    await record([said('late', asOf - DAY, 0)]);
    expect((await estimate()).value).toBeLessThan(before.value);
    expect(await estimate(known)).toEqual(before);
  });

  it('is a new one after a correction, and the former one as known then', async () => {
    await record([said('mistyped', asOf - DAY, 1)]);
    const before = await estimate();
    const known = await knownNow();
    later();
    await record([said('mistyped', asOf - DAY, 0)]);
    expect((await estimate()).value).toBeLessThan(before.value);
    expect(await estimate(known)).toEqual(before);
  });

  it('is what it was without an observation that was withdrawn, and the former one as known then', async () => {
    const without = await estimate();
    later();
    await record([said('mistaken', asOf - DAY, 0)]);
    const before = await estimate();
    expect(before.value).toBeLessThan(without.value);
    const known = await knownNow();
    later();
    await observations.withdraw(world.caller, 'observation:org:mistaken', 'of another person');
    expect(await estimate()).toEqual(without);
    expect(await estimate(known)).toEqual(before);
  });
});
