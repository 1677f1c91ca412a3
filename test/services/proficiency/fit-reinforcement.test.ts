import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { carryOverParametersOf } from '../../../src/analytics/carry-over/stored-parameters.ts';
import { parseHyperparameters } from '../../../src/analytics/decay/model/hyperparameters.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import type { Reinforcement } from '../../../src/services/proficiency/fit/reinforcement.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { addAwards } from '../../../src/services/talent/reading/award-series.ts';
import { createWorkerPool, type WorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, daysIn, type Evidence } from './decay-world.ts';

const [ann, skillId] = ['person:0001', 'skill:onet:a'] as const;
const pair = { personId: ann, skillId };

let pool: WorkerPool;
const open: Graph[] = [];
beforeAll(() => {
  pool = createWorkerPool({ size: 1 });
});
afterAll(() => pool.close());
afterEach(async () => {
  await Promise.all(open.splice(0).map((graph) => graph.close()));
});

async function worldOf(reinforcement: Reinforcement, given?: Graph) {
  const graph = given ?? (await openGrafeo({ create: true }));
  if (given === undefined) open.push(graph);
  const world = await createDecayWorld(pool, graph, { reinforcement });
  if (given === undefined) await world.populate([ann], [skillId]);
  world.clock.set(daysIn(500));
  const standing = async (asOf = world.clock.now()) => {
    const [found] = await world.proficiencies.forPairs(world.caller, [pair], asOf);
    return found!.series!.fitted.lastReinforcedAt;
  };
  return { ...world, standing };
}

/** A credential that vouches for the skill, awarded on a day. */
async function award(graph: Graph, day: number) {
  const id = 'credential:org:a';
  const key = `award:org:${day}`;
  await graph.write(async (transaction) => {
    const credential = {
      id,
      externalId: 'A',
      name: 'Certificate',
      kind: 'CERTIFICATION',
      validityDays: null,
    };
    await transaction.run(statements.putCredentials, {
      rows: [{ ...credential, days: null, cost: null, currency: null }],
    });
    await transaction.run(statements.putValidations, { rows: [{ id, skillId, level: 0.7 }], seq: 1 });
    const recordedSeq = await appendChanges(transaction, daysIn(day), [{ kind: 'AWARDS', subject: ann }]);
    const held = { id: key, version: key, externalId: key, personId: ann, credentialId: id };
    const times = { awardedAt: daysIn(day), expiresAt: null, recordedAt: daysIn(day), recordedSeq };
    await transaction.run(statements.appendAwards, {
      open: OPEN,
      rows: [{ ...held, ...times, status: null, statusAt: null }],
    });
  });
}

const evidence = (kind: string, day: number, score: number): Evidence => ({
  ...{ ...pair, at: daysIn(day), kind, score, trials: 10 },
});

it('a delivery or a passed assessment resets t; what failed, a peer review and a simulation are evidence only', async () => {
  const { record, fit: run, standing } = await worldOf({});
  await record([evidence('ASSESSMENT', 100, 0.9), evidence('ASSESSMENT', 200, 0.2)]);
  await record([evidence('PEER_REVIEW', 300, 1), evidence('SIMULATION', 310, 1)]);
  await run();
  expect(await standing()).toBe(daysIn(100));
  await record([evidence('DELIVERY', 320, 0)]);
  await run();
  expect(await standing()).toBe(daysIn(320));
});

it('a deployment decides by kind, and it acts in the fit, at once, as of the past, and is kept on the run', async () => {
  const world = await worldOf({ SIMULATION: 'ALWAYS', ASSESSMENT: 'NEVER', PEER_REVIEW: 'PASSED' });
  await world.record([evidence('SIMULATION', 100, 0.1), evidence('ASSESSMENT', 200, 1)]);
  await world.record([evidence('PEER_REVIEW', 250, 0.9), evidence('PEER_REVIEW', 300, 0.1)]);
  const run = await world.fit();
  expect(await world.standing()).toBe(daysIn(250));
  expect(await world.standing(daysIn(220))).toBe(daysIn(100));
  await world.record([evidence('SIMULATION', 400, 0)], ann);
  await createRefitSeries(world).refit(world.caller, [ann]);
  expect(await world.standing()).toBe(daysIn(400));
  const [kept] = await world.graph.read(statements.decayHyperparameters, { run });
  const { kinds } = parseHyperparameters(kept!.hyperparameters!);
  expect(Object.entries(kinds).map(([kind, { reinforces }]) => [kind, reinforces])).toEqual([
    ['ASSESSMENT', 'NEVER'],
    ['DELIVERY', 'ALWAYS'],
    ['SIMULATION', 'ALWAYS'],
    ['PEER_REVIEW', 'PASSED'],
  ]);
});

it.each([
  [{}, daysIn(300)],
  [{ AWARD: 'NEVER' }, daysIn(100)],
] as const)(
  'under %j an award resets t, or not, in what is served, of the past, and ranked',
  async (rules, since) => {
    const world = await worldOf(rules);
    await world.record([evidence('ASSESSMENT', 100, 0.9)]);
    await award(world.graph, 300);
    const run = await world.fit();
    expect(await world.standing()).toBe(since);
    const [now] = await world.proficiencies.forPairs(world.caller, [pair], daysIn(500));
    const range = { from: daysIn(250), to: daysIn(350), points: 3 };
    const curve = await world.proficiencies.curve(world.caller, now!, range);
    const rises = curve[1]!.estimate > curve[0]!.estimate;
    expect(rises).toBe(since === daysIn(300));
    const holders = await world.proficiencies.holders(
      world.caller,
      skillId,
      { first: 1, atLeast: 0 },
      daysIn(500),
    );
    expect(holders.edges[0]!.item).toEqual(now);
    const [row] = await world.graph.read(statements.decayHyperparameters, { run });
    const parameters = carryOverParametersOf(null, parseHyperparameters(row!.hyperparameters!));
    const view = { asOf: daysIn(500), knownAt: OPEN, knownSeq: OPEN };
    const [plain] = await world.graph.read(statements.fittedProficiencies, { rows: [pair], run });
    const [ranked] = await addAwards({ graph: world.graph, parameters, view }, [ann], [plain!]);
    expect(ranked).toMatchObject(now!.series!.fitted);
  },
);

it('awards decided otherwise, the rule is published with the next fit', async () => {
  const before = await worldOf({});
  await before.record([evidence('ASSESSMENT', 100, 0.9)]);
  await award(before.graph, 300);
  await before.fit();
  const after = await worldOf({ AWARD: 'NEVER' }, before.graph);
  expect(await after.standing()).toBe(daysIn(300));
  await after.fit();
  expect(await after.standing()).toBe(daysIn(100));
});

it('decided otherwise, hyperparameters are estimated anew at the next fit; until then the published ones hold', async () => {
  const before = await worldOf({});
  await before.record([evidence('ASSESSMENT', 100, 0.9), evidence('SIMULATION', 200, 0.9)]);
  await before.fit();
  const after = await worldOf({ SIMULATION: 'ALWAYS' }, before.graph);
  await createRefitSeries(after).refit(after.caller, [ann]);
  expect(await after.standing()).toBe(daysIn(100));
  await after.fit();
  expect(await after.standing()).toBe(daysIn(200));
});
