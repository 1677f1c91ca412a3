import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { createTalentIndex, type TalentIndexService } from '../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { said } from '../../talent-index/said.ts';
import { createDecayWorld, type DecayWorld, daysIn, forgetfulEvidence } from '../proficiency/decay-world.ts';

const people = Array.from({ length: 12 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b'];
const [ann, bob, cy] = people as [string, string, string];
const NOW = daysIn(2_000);

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: DecayWorld;
let talentIndex: TalentIndexService;
/** How often every fitted series was read, which only an index that is built anew asks for. */
let builds: number;

beforeEach(async () => {
  world = await createDecayWorld(pool);
  await world.populate(people, skills);
  world.clock.set(NOW);
  await world.record(forgetfulEvidence(people, skills, 5));
  await world.fit();
  builds = 0;
  const graph: Graph = {
    ...world.graph,
    read: (statement, params, options) => world.graph.read(statement, params, options),
    readColumns: (statement, params, options) => {
      if (statement.name === 'rankingProficiencies') builds++;
      return world.graph.readColumns(statement, params, options);
    },
  };
  talentIndex = createTalentIndex({ graph, settleMs: 0 });
  await renewed();
});
afterEach(() => world.graph.close());

const more = (personId: string, skillId = skills[0]!, score = 0) => ({
  ...{ personId, skillId, at: NOW - 1_000, kind: 'ASSESSMENT', score, trials: 10 },
});
/** What the index says once it has read again what it was renewed by. */
async function renewed() {
  await talentIndex.current(world.caller);
  const { index, runs } = await talentIndex.current(world.caller);
  return { ...said(index), fit: runs.FIT_DECAY };
}
async function builtAnew() {
  const { index, runs } = await createTalentIndex({ graph: world.graph }).current(world.caller);
  return { ...said(index), fit: runs.FIT_DECAY };
}

test('after a fit under standing hyperparameters the index renews those alone whose series it wrote', async () => {
  const before = await renewed();
  await world.record([more(ann), more(bob, skills[1])], 'run:import');
  await world.withdraw(cy);
  await world.fit();
  const after = await renewed();
  expect(after).toEqual(await builtAnew());
  expect(after).not.toEqual(before);
  expect(builds).toBe(1);
  await world.record([more(cy, skills[1], 1)], 'run:import');
  await world.fit();
  expect(await renewed()).toEqual(await builtAnew());
  expect(builds).toBe(1);
});

test('after a fit that wrote nothing it takes over the run alone', async () => {
  const fit = await world.fit();
  expect(await renewed()).toMatchObject({ fit });
  expect(builds).toBe(1);
});

test('two fits behind, or after one of everybody, it is built anew', async () => {
  await world.record([more(ann)], 'run:import');
  await world.fit();
  await world.record([more(bob)], 'run:import');
  await world.fit();
  expect(await renewed()).toEqual(await builtAnew());
  expect(builds).toBe(2);
  await world.fit({ renewHyperparameters: true });
  expect(await renewed()).toEqual(await builtAnew());
  expect(builds).toBe(3);
});
