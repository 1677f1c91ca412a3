import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { parseHyperparameters } from '../../src/analytics/decay/model/hyperparameters.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import type { Reinforcement } from '../../src/services/proficiency/fit/reinforcement.ts';
import { createRefitSeries } from '../../src/services/proficiency/refit-series.ts';
import { createWorkerPool, type WorkerPool } from '../../src/threads/pool.ts';
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
