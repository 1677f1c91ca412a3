import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createTalentIndex, type TalentIndexService } from '../../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, people, skills, whatItSays } from '../index-world.ts';

const [ann, bob] = people as [string, string];
const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
let talentIndex: TalentIndexService;
let builds: number;

beforeEach(async () => {
  world = await createIndexWorld(pool);
  const graph = world.watched(async (statement) => {
    if (statement === 'rankingProficiencies') builds++;
  });
  talentIndex = createTalentIndex({ graph, settleMs: 0 });
  await world.awards(ann);
  await talentIndex.current(world.caller);
  await talentIndex.current(world.caller);
  builds = 0;
});
afterEach(() => world.graph.close());

test('skills that are new, or told once more, leave an index as it is', async () => {
  const before = await talentIndex.current(world.caller);
  await world.putSkill('skill:onet:new', 'SPEED');
  await world.putSkill(skills[0]!, 'MIXED');
  const after = await talentIndex.current(world.caller);
  expect(after.index).toBe(before.index);
  expect(after.seq).toBe(before.seq + 2);
  await world.shows(bob, 0.5, 'skill:onet:new');
  expect(whatItSays(await talentIndex.current(world.caller))).toEqual(await world.builtAnew());
  expect(builds).toBe(0);
});

test('what a credential newly vouches for is taken up of those who hold it, and nothing is built', async () => {
  await world.putSkill('skill:onet:new', 'SPEED');
  const before = whatItSays(await talentIndex.current(world.caller));
  await world.vouches('skill:onet:new', 0.6);
  const after = whatItSays(await talentIndex.current(world.caller));
  expect(after).not.toEqual(before);
  expect(after).toEqual(await world.builtAnew());
  await world.vouches('skill:onet:new', 0.9);
  const once = whatItSays(await talentIndex.current(world.caller));
  expect(once).not.toEqual(after);
  expect(once).toEqual(await world.builtAnew());
  expect(builds).toBe(0);
});

test('a skill of another class is read by its own curve from then on, what awards say of it too, and nothing is built', async () => {
  await world.putSkill('skill:onet:new', 'SPEED');
  await world.vouches('skill:onet:new', 0.8);
  const before = whatItSays(await talentIndex.current(world.caller));
  await world.reframes();
  const otherCurve = whatItSays(await talentIndex.current(world.caller));
  expect(otherCurve.byPerson).toEqual(before.byPerson);
  expect(otherCurve.bySkill).not.toEqual(before.bySkill);
  expect(otherCurve).toEqual(await world.builtAnew());

  await world.putSkill('skill:onet:new', 'MIXED');
  const otherAward = whatItSays(await talentIndex.current(world.caller));
  expect(otherAward.byPerson).not.toEqual(before.byPerson);
  expect(otherAward).toEqual(await world.builtAnew());

  await world.reframes();
  await world.putSkill('skill:onet:new', 'SPEED');
  expect(whatItSays(await talentIndex.current(world.caller))).toEqual(before);
  expect(builds).toBe(0);
});
