import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createShortlists } from '../../../src/services/shortlists/shortlists.ts';
import { createRecordedIndexes } from '../../../src/services/talent/recorded-index.ts';
import {
  createTalentIndex,
  type TalentIndexDependencies,
  type TalentIndexService,
} from '../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, people, skills, whatItSays } from './index-world.ts';

const [ann, bob] = people as [string, string];
const custom = { title: 'One skill', requirements: [{ skill: skills[0]!, importance: 1, level: 0.9 }] };

/** The machine may be slow. */
const slowly = { timeout: 30_000 };

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
/** What an index that is built waits for, as one of a million people would. */
let gate: PromiseWithResolvers<void>;
let gated: boolean;
/** So many times evidence that was committed is not shown yet. */
let hidden: number;

beforeEach(async () => {
  world = await createIndexWorld(pool);
  gate = Promise.withResolvers();
  gated = false;
  hidden = 0;
});
afterEach(() => world.graph.close());

function indexThatTakes(limits: Partial<TalentIndexDependencies>) {
  const graph = world.watched(async (statement) => {
    if (gated && statement === 'rankingProficiencies') await gate.promise;
  });
  const piecewise: Graph = {
    ...graph,
    readColumns: async function* (statement, params, options) {
      if (statement.name !== 'decayEvidenceOfPeople' || hidden-- <= 0) {
        yield* graph.readColumns(statement, params, options);
      }
    },
  };
  return createTalentIndex({ graph: piecewise, settleMs: 0, ...limits });
}
const now = async (talentIndex: TalentIndexService) => whatItSays(await talentIndex.current(world.caller));

describe('while the index of a newly published run is built', () => {
  let talentIndex: TalentIndexService;
  beforeEach(async () => {
    talentIndex = indexThatTakes({ patienceMs: 5, readyWithinMs: 0 });
    await now(talentIndex);
    gated = true;
  });

  test('the former one answers, with what its clients have recorded since, as it would have without the run', async () => {
    const before = await now(talentIndex);
    const { fit } = before;
    const published = await world.fit({ renewHyperparameters: true });
    expect(await now(talentIndex)).toEqual(before);

    await world.shows(ann, 0);
    await world.shows(bob, 1);
    await world.leaves(people[4]!);
    const kept = await talentIndex.current(world.caller);
    expect(kept.runs.FIT_DECAY).toBe(fit);
    const asRecorded = { runs: kept.runs, asOf: OPEN, seq: kept.seq, knownAt: OPEN };
    const again = createRecordedIndexes({ graph: world.graph });
    expect(whatItSays(kept)).toEqual(
      whatItSays(await again.of(kept, asRecorded, new AbortController().signal)),
    );
    expect(whatItSays(kept)).not.toEqual(before);
    expect(await talentIndex.lag()).toMatchObject({ ready: true, changes: 0 });

    await world.joins();
    const { index } = await talentIndex.current(world.caller);
    expect(index.people.count).toBe(people.length + 1);

    gate.resolve();
    await expect.poll(async () => (await now(talentIndex)).fit, slowly).toBe(published);
    expect(await now(talentIndex)).toEqual(await world.builtAnew());
  });

  test('what the former one takes up is read once more when it has settled', async () => {
    await world.fit({ renewHyperparameters: true });
    const before = await now(talentIndex);
    await world.shows(ann, 0);
    hidden = 1;
    const half = await now(talentIndex);
    const whole = await now(talentIndex);
    const of = ({ byPerson }: typeof whole) => byPerson.find(({ id }) => id === ann)!.series;
    expect(of(half)).toEqual([]);
    expect(of(whole)).toHaveLength(skills.length);
    expect(of(whole)).not.toEqual(of(before));
    gate.resolve();
  });

  test('roles and what they ask for change nothing about it: they are in no index', async () => {
    await world.fit({ renewHyperparameters: true });
    const before = await talentIndex.current(world.caller);
    for (const kind of ['ROLES', 'RELATIONS', 'ORGANISATION', 'DEMAND'] as const) {
      await world.logs(kind);
      const { index, seq } = await talentIndex.current(world.caller);
      expect(index).toBe(before.index);
      expect(seq).toBeGreaterThan(before.seq);
      expect(await talentIndex.lag()).toMatchObject({ ready: true, changes: 0 });
    }
    gate.resolve();
  });
});

describe('while the first index is built', () => {
  test('a server says within its time that it is not ready, and answers once it is', async () => {
    const talentIndex = indexThatTakes({ readyWithinMs: 300 });
    gated = true;
    const ending = new AbortController();
    const following = talentIndex.follow(ending.signal);
    expect((await talentIndex.lag()).ready).toBe(false);
    const shortlists = createShortlists({ ...world, talentIndex, runs: {} as never });
    const request = () => shortlists.request(world.caller, { target: { custom } });
    await expect(request()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    gate.resolve();
    await expect.poll(async () => (await talentIndex.lag()).ready, slowly).toBe(true);
    await expect.poll(() => request().catch(() => null), slowly).toMatchObject({ kind: 'SHORTLIST' });
    ending.abort();
    await following;
  });

  test('a command waits for it: nobody else is there to be asked', async () => {
    const talentIndex = indexThatTakes({ patienceMs: 0, readyWithinMs: 0 });
    gated = true;
    let answered = false;
    const asked = now(talentIndex).finally(() => {
      answered = true;
    });
    const expected = await world.builtAnew();
    expect(answered).toBe(false);
    gate.resolve();
    expect(await asked).toEqual(expected);
  });
});

test('before the first fit there is nothing to be behind', async () => {
  const graph = await openGrafeo({ create: true });
  expect(await createTalentIndex({ graph }).lag()).toMatchObject({ ready: true });
  await graph.close();
});
