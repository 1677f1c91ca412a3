import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Graph } from '../../../../src/graph/graph.ts';
import { createRefitSeries } from '../../../../src/services/proficiency/refit-series.ts';
import { createRecordedIndexes } from '../../../../src/services/talent/recorded-index.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, NOW, people, skills, whatItSays } from '../index-world.ts';

const [ann, bob] = people as [string, string];
const { signal } = new AbortController();

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
/** Of each statement, so many times what was committed is not shown yet. */
let hidden: Map<string, number>;
let piecewise: Graph;

beforeEach(async () => {
  world = await createIndexWorld(pool);
  hidden = new Map();
  piecewise = {
    ...world.watched(async () => {}),
    readColumns: async function* (statement, params, options) {
      const times = hidden.get(statement.name) ?? 0;
      hidden.set(statement.name, times - 1);
      if (times <= 0) yield* world.graph.readColumns(statement, params, options);
    },
  };
});
afterEach(() => world.graph.close());

/** Recorded now, and it happened a while before the newest evidence. */
async function showedEarlier(personId: string) {
  const row = { personId, skillId: skills[0]!, at: NOW - 10_000, kind: 'ASSESSMENT' as const, score: 0 };
  await world.record([{ ...row, trials: 10 }], personId);
  await createRefitSeries(world).refit(world.caller, [personId]);
}

test('an index of an earlier moment that came of one read too soon is not given to who asks later', async () => {
  await world.shows(bob, 1);
  const talentIndex = createTalentIndex({ graph: piecewise, settleMs: 0 });
  const early = async (index = talentIndex) => whatItSays(await index.asOf(world.caller, NOW - 5_000));
  await early();
  await early();
  await showedEarlier(ann);
  hidden.set('peopleProficiencies', 1);
  const half = await early();
  const whole = await early();
  expect(whole).toEqual(await early(createTalentIndex({ graph: world.graph })));
  expect(half).not.toEqual(whole);
});

test('one built anew right after a commit is of all of it, also on an engine that shows it piece by piece', async () => {
  await world.shows(ann, 0);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let whole = false;
  const slow: Graph = {
    ...piecewise,
    capabilities: { ...piecewise.capabilities, showsCommitsWhole: false },
    readColumns: async function* (statement, params, options) {
      if (whole || statement.name !== 'rankingProficiencies')
        yield* world.graph.readColumns(statement, params, options);
    },
  };
  const talentIndex = createTalentIndex({ graph: slow, settleMs: 200 });
  let isBuilt = false;
  const building = talentIndex.current(world.caller).finally(() => {
    isBuilt = true;
  });
  // All of the commit is shown no sooner than time goes on, which it does only once that is waited for.
  while (!isBuilt && vi.getTimerCount() === 0) await turn();
  whole = true;
  await vi.advanceTimersByTimeAsync(200);
  const first = whatItSays(await building);
  const later = createTalentIndex({ graph: world.graph });
  expect(first).toEqual(whatItSays(await later.current(world.caller)));
});

test('nor is one of what had been recorded', async () => {
  const talentIndex = createTalentIndex({ graph: piecewise, settleMs: 0 });
  await talentIndex.current(world.caller);
  await talentIndex.current(world.caller);
  const recorded = createRecordedIndexes({ graph: piecewise });
  await world.shows(ann, 0);
  const asRecorded = async (indexes = recorded) => {
    const now = await talentIndex.current(world.caller);
    const all = { runs: now.runs, asOf: NOW, seq: now.seq, knownAt: NOW };
    return whatItSays(await indexes.of(now, all, signal));
  };
  hidden.set('decayEvidenceOfPeople', 1);
  const half = await asRecorded();
  const whole = await asRecorded();
  expect(whole).toEqual(await asRecorded(createRecordedIndexes({ graph: world.graph })));
  expect(half).not.toEqual(whole);
});
